/** Somebody who wants a person. */
export const WISH_FOR_PERSON = '想找人说中文';

/** Messages of everyday length and script, for measuring speed (quality is measured on test/evaluation). */
export const QUESTIONS: readonly string[] = [
  'where do i throw my trash',
  'Onde jogo o lixo?',
  'mat the ngoai kieu',
  'hoken mahal',
  '国民健康保険税 納税通知書',
  'びょういん いきたい えいごの せんせい',
  'fire insurance for apartment',
  WISH_FOR_PERSON,
  'gomi',
  'อยากเรียนภาษาญี่ปุ่นวันอาทิตย์ มีลูกเล็ก',
  'paano po mag renew ng visa',
  'donde puedo inscribir a mi hijo en la escuela',
  '비자 연장 어떻게 해요',
  'अस्पताल कहाँ छ',
  'ဆေးရုံ ဘယ်မှာလဲ',
  'តើខ្ញុំត្រូវទៅមន្ទីរពេទ្យណា',
  'эмнэлэг хаана байдаг вэ',
  'hello',
  'thank you',
  'delete my data',
  'my husband hits me i am afraid to go home',
  '我的在留卡丢了怎么办',
  'cheguei agora em ueda o q preciso fazer na prefeitura',
  'Halo, saya baru pindah dari Hamamatsu minggu lalu dengan istri dan dua anak, apa saja yang harus saya urus di balai kota, dan kapan paling lambat?',
];
