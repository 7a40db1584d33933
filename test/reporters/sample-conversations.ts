import type { Conversation } from '../../src/model/index.ts';
import { message } from './sample-build.ts';

export const router: Conversation = {
  id: 'router-0417',
  path: 'chats/social.it.jsonl',
  channel: 'twitter',
  language: 'it',
  messages: [
    message(
      'a1',
      'customer',
      'marta_v',
      '2024-03-11T10:02:00+01:00',
      'Buongiorno, il tecnico doveva passare ieri tra le 9 e le 13 e non si è visto nessuno. Quando viene? E devo ' +
        'restare a casa tutto il giorno? Il mio cellulare è 333 123 4567.',
      3,
    ),
    message('a2', 'agent', 'Fibra Luca', '2024-03-11T10:31:00+01:00', 'Ciao Marta, abbi ancora un po’ di pazienza e buona giornata! 😊', 4),
    message(
      'a3',
      'customer',
      'marta_v',
      '2024-03-11T10:40:00+01:00',
      'Pazienza?? Sono senza internet da NOVE giorni. Quando viene il tecnico?',
      5,
    ),
    message('a4', 'agent', 'Fibra Luca', '2024-03-11T11:05:00+01:00', 'Ciao Marta, abbi ancora un po’ di pazienza e buona giornata! 😊', 6),
  ],
};

export const refund: Conversation = {
  id: '#8841',
  path: 'chats/mail.en.csv',
  channel: 'email',
  language: 'en',
  subject: 'Refund for order 48213',
  messages: [
    message(
      'b1',
      'customer',
      'theo@example.org',
      '2024-03-12T08:15:00Z',
      'I sent the coat back two weeks ago and I still have no refund. My card is 4111 1111 1111 1111. How long will ' +
        'this take? You promised five days.',
      2,
    ),
    message(
      'b2',
      'agent',
      'Priya',
      '2024-03-12T16:48:00Z',
      'Dear customer,\n\nThank you for reaching out to us. We understand that returns can sometimes take a little ' +
        'longer than one would like. ' +
        'Our warehouse receives a large number of parcels every day and each of them is checked by hand by a colleague. ' +
        'Please be informed that your request has been forwarded to the competent department. ' +
        'The page https://example.org/returns explains every step, from the label to the payment, and answers most of ' +
        'what people ask about it. ' +
        'We apologise for any inconvenience this may have caused. ' +
        'Do not hesitate to write to help@example.org or to call +44 20 7946 0958 should you have further ' +
        'questions.\n\nKind regards,\nPriya',
      3,
    ),
  ],
};

export const stand: Conversation = {
  id: 'scooter-7',
  path: 'chats/chat.ja.json',
  language: 'ja',
  messages: [
    message('c1', 'customer', '田中', '2024-03-13T09:00:00', '返品したいのですが、送料は誰が払いますか？', 8),
    message(
      'c2',
      'agent',
      'ゆき',
      '2024-03-13T09:04:00',
      'お問い合わせありがとうございます🙏🏽。担当部署に確認いたしますので、しばらくお待ちください。またのご利用をお待ちしております👩‍💻。',
      9,
    ),
  ],
};

export const good: Conversation = {
  id: 'good-1',
  path: 'chats/social.it.jsonl',
  channel: 'twitter',
  language: 'en',
  messages: [
    message('d1', 'customer', 'sam', '2024-03-14T12:00:00Z', 'Did my parcel elope with the driver?', 1),
    message(
      'd2',
      'agent',
      'Fibra Ada',
      '2024-03-14T12:03:00Z',
      'They got as far as the depot and came to their senses. It is with you today by 6. Sorry for the suspense!',
      2,
    ),
  ],
};
