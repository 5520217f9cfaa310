/** Draws a sheet of paper with lines of words, as someone would photograph a letter. */
function paper(title, ...lines) {
  return () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 600, height: 800 });
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#b9a88c';
    pen.fillRect(0, 0, 600, 800);
    pen.fillStyle = '#fbfaf5';
    pen.fillRect(50, 40, 500, 720);
    pen.fillStyle = '#222';
    pen.font = '700 32px "Noto Sans", sans-serif';
    pen.fillText(title, 90, 110);
    pen.font = '24px "Noto Sans", sans-serif';
    lines.forEach((line, at) => {
      pen.fillText(line, 90, 180 + at * 44);
    });
    return canvas;
  };
}

/** Samples: the commonest pictures a city is sent. */
export const PICTURES = [
  ['Photo of a tax letter', paper('納税通知書', '国民健康保険税', '納期限 ○月○日', '￥・・・,・・・')],
  ['Photo of a letter from school', paper('学校からのお知らせ', '給食費について', '保護者の皆様へ')],
  ['Photo of something else', paper('☕', 'no letter at all')],
];

/** A drawn picture as the control API takes it. */
export async function toBase64(canvas) {
  const blob = await new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', 0.8);
  });
  return { base64: await readBase64(blob), contentType: 'image/jpeg' };
}

/** A file's bytes as Base64. */
export function readBase64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
