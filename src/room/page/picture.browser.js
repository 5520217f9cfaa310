/** The longer side a letter can still be read at, and what the server takes. */
const LONGEST = 1800;
const MOST_BYTES = 1000 * 1000;

/**
 * Makes a picture small enough to send. Drawn anew it also loses what the telephone wrote into it: where and when it was taken. Fails for what the browser cannot draw.
 */
export function shrink(file) {
  return draw(file).then((canvas) => encode(canvas, [0.85, 0.7, 0.5]));
}

function draw(file) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    const url = URL.createObjectURL(file);
    image.onload = () => {
      URL.revokeObjectURL(url);
      const scale = Math.min(1, LONGEST / Math.max(image.naturalWidth, image.naturalHeight));
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
      canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
      const pen = canvas.getContext('2d');
      // JPEG has no transparency: what is see-through becomes paper.
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(image, 0, 0, canvas.width, canvas.height);
      resolve(canvas);
    };
    image.onerror = () => {
      URL.revokeObjectURL(url);
      reject(new Error('not a picture'));
    };
    image.src = url;
  });
}

/** Less sharp until it fits. */
function encode(canvas, qualities) {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (blob && blob.size <= MOST_BYTES) resolve(blob);
        else if (blob && qualities.length > 1) resolve(encode(canvas, qualities.slice(1)));
        else reject(new Error('too big'));
      },
      'image/jpeg',
      qualities[0],
    );
  });
}
