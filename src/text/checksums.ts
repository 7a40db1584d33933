/** Check digits of the numbers that tell who somebody is. They part a card from an order number that is as long. */

/** The check of payment cards over the digits from the right, every second one doubled. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const doubled = digit * 2;
    sum += index % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** First digits and lengths of the card schemes (ISO/IEC 7812): Visa, Mastercard, American Express, Discover, JCB, Diners, Maestro, UnionPay. */
const CARDS = [
  /^4(?:\d{12}|\d{15}|\d{18})$/,
  /^(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/,
  /^3[47]\d{13}$/,
  /^(?:6011|64[4-9]\d|65\d{2})\d{12}$/,
  /^35(?:2[89]|[3-8]\d)\d{12}$/,
  /^3(?:0[0-5]|[68]\d)\d{11}$/,
  /^(?:50|5[6-9]|6[37])\d{14}$/,
  /^62\d{14,17}$/,
];

/** True for the digits of a payment card: the scheme's first digits and length, and the check digit. */
export const isCard = (digits: string): boolean => CARDS.some((scheme) => scheme.test(digits)) && passesLuhn(digits);

/** Lengths of account numbers by country (ISO 13616). A country that is not here is known by its check digits alone. */
const ACCOUNT_LENGTHS: ReadonlyMap<string, number> = new Map(
  [
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22',
    'GI23 GL18 GR27 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MT31 NL18 NO15',
    'PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TN24 TR26 UA29 VA22 VG24 XK20',
  ].flatMap((line) => line.split(' ').map((entry): [string, number] => [entry.slice(0, 2), Number(entry.slice(2))])),
);

/** How many characters of the candidate are an account number by its check digits (ISO 7064, mod 97): words may follow it. */
export function accountLength(candidate: string): number | undefined {
  for (let length = candidate.length; length >= 15; length--) {
    if (/[\p{L}\p{N}]/u.test(candidate[length] ?? '') || !/[\p{L}\p{N}]/u.test(candidate[length - 1] as string)) continue;
    const account = candidate
      .slice(0, length)
      .replace(/[^A-Za-z0-9]/g, '')
      .toUpperCase();
    if (account.length < 15) return undefined;
    const stated = ACCOUNT_LENGTHS.get(account.slice(0, 2));
    if (stated !== undefined && stated !== account.length) continue;
    const turned = account.slice(4) + account.slice(0, 4);
    let rest = 0;
    for (const char of turned) {
      const value = Number.parseInt(char, 36);
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    if (rest === 1) return length;
  }
  return undefined;
}

/** Values of the letters and digits at odd places of an Italian tax code, from 0 to Z. */
const ODD = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

export function isTaxCode(code: string): boolean {
  let sum = 0;
  for (let index = 0; index < 15; index++) {
    const value = Number.parseInt(code[index] as string, 36);
    sum += index % 2 === 0 ? (ODD[value] as number) : value > 9 ? value - 10 : value;
  }
  return code.charCodeAt(15) - 65 === sum % 26;
}
