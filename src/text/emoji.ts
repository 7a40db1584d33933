/** Which way an emoji or emoticon points. Common ones only: an unknown one says nothing. */
const HAPPY = new Set(
  '😀 😁 😂 😃 😄 😅 😆 😇 😉 😊 😋 😌 😍 😎 😏 😘 😗 😙 😚 🙂 🤗 🤩 😛 😜 😝 🤪 🥰 🥳 😸 😺 ❤ 🧡 💛 💚 💙 💜 💕 💖 💗 💓 💞 💐 🌸 🌞 🌻 🎉 🎊 🎈 ✨ 🌟 ⭐ 💫 👍 👌 🙌 👏 💪 🤞 😻 🍀 🎁 🥂 🍾 💃 🕺 🌈 💅 👻 🏆 🚀 ☀'.split(
    ' ',
  ),
);
const SAD = new Set(
  '😞 😟 😠 😡 😢 😣 😤 😥 😦 😧 😨 😩 😪 😫 😭 😰 😱 😒 😓 😔 😕 🙁 ☹ 😖 😿 💔 🤬 🤯 😑 😐 🙄 🥺 🥴 👎 🤦 🖕 💩 🤮 🤢 😵'.split(' '),
);
const HAPPY_SIGNS = /^(?:[:;=8xX][-o']?[)\]DPp3*]|<3|\^\^|xD)$/;
const SAD_SIGNS = /^(?::'?-?[(\\/|[]|:'\()$/;

/** 1 for a smile or cheer, -1 for tears or rage, 0 for everything else. */
export function moodOf(emoji: string): -1 | 0 | 1 {
  const plain = emoji.replace(/[\uFE0F\u200D]|\uD83C[\uDFFB-\uDFFF]/g, '');
  const first = String.fromCodePoint(plain.codePointAt(0) ?? 0);
  if (HAPPY.has(first) || HAPPY_SIGNS.test(plain)) return 1;
  if (SAD.has(first) || SAD_SIGNS.test(plain)) return -1;
  return 0;
}
