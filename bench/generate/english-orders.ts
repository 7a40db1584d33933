import type { Topic } from './topics.ts';

const GOODS = [
  'parcel',
  'lamp',
  'bookcase',
  'kettle',
  'rain jacket',
  'desk chair',
  'coffee grinder',
  'rug',
  'headphones order',
  'pushchair',
];

/** What customers write about things that they bought: delivery, payment, returns. */
export const ENGLISH_ORDERS: readonly Topic[] = [
  {
    subject: 'Where is my order',
    things: GOODS,
    trouble: true,
    asks: [
      'My {thing} [has not moved|shows no news] since {past}. Where is it?',
      'The {thing} was meant to come {past} and [nothing came|I stayed home for nothing] {sad}. When will it arrive?',
      'Tracking for {order} says [“in transit”|“label created”|“out for delivery”] [for days now|since {past}], [can you check where the {thing} is|is it lost]?',
      'It is [the third|already the second] time that I write about {order}. Where is my {thing}?',
    ],
    answers: [
      'The {thing} left our depot in {city} {past} and is now with {courier}; it will be with you on {day} before {hour}.',
      'Your {thing} was held at the {city} depot because [the label was torn|the postcode was wrong|a lorry broke down], and it goes out again on {day}.',
      '{courier} has lost the {thing}, so I have sent a new one today under {order}, which arrives on {day}.',
      'I rang {courier}: your {thing} is on the van for {day}, [between {hour} and the evening|before {hour}].',
    ],
    followUps: [
      [
        'ok, and can it go to [my neighbour|{street}|a pick-up point] instead?',
        'Yes: I have changed the address with {courier}, and your {thing} goes [to {street}|to your neighbour|to the pick-up point in {city}] on {day}.',
      ],
      [
        'I am out on {day}. Does somebody have to sign?',
        'Nobody has to sign for the {thing}: {courier} leaves it in a safe place and sends you a photo.',
      ],
      [
        'It still has not come {sad}',
        'I am sorry, {first}. {courier} tells me that the van did not reach you, so I have booked a new delivery for {day} by {hour} and taken {amount} off the price.',
      ],
    ],
  },
  {
    subject: 'Broken on arrival',
    things: GOODS,
    trouble: true,
    asks: [
      'the {thing} arrived [broken|with a crack|with a dent in one side] {sad} I need a new one before {day}. What do I do now?',
      'I opened the box and the {thing} is [damaged|scratched all over|in two pieces]. Can you replace it?',
      'A screw and [one leg|the lid|the manual] [is|are] missing from my {thing}. Could you send the part?',
    ],
    answers: [
      'A new {thing} leaves our warehouse today and reaches you on {day}, free of charge; keep the damaged one or throw it away, as you like.',
      'I have ordered the replacement for your {thing} (number {order}), and {courier} picks the broken one up on {day} when it brings the new one.',
      'I have put the missing part in the post to {street} today. It should be there on {day}.',
      'We can do two things: a new {thing} by {day}, or {amount} back to your card. Which would you rather have?',
    ],
    followUps: [
      ['A new one please. Do I need to send photos?', 'No photos needed, {first}: the new {thing} is booked for {day} under {order}.'],
      ['Is the new one the same colour? Mine was {colour}', 'Yes, it is the same {colour} one; I checked the label in the warehouse.'],
      ['I would rather have the money back', 'Of course. I have sent {amount} back to your card just now; your bank shows it in {wait}.'],
    ],
  },
  {
    subject: 'Charged twice',
    things: ['payment', 'invoice', 'card payment', 'last bill'],
    trouble: true,
    asks: [
      'Why was I charged {amount} twice [this month|for {order}|on {day}]? Please send one back.',
      'My [bank statement|card] shows two payments of {amount} [from you|to Acme]. [Can you explain that|Is that a mistake]?',
      'The {thing} says {amount} but I was told [it would be less|{price}]. What is the rest for?',
    ],
    answers: [
      'You are right, {amount} was taken twice: our till sent the payment again after a timeout. I have refunded the second one today and it shows on your card in {wait}.',
      'The second {amount} is only a hold that your bank lets go of by {day}; one payment was taken. ',
      'The difference of {price} is [delivery to {city}|the first month, which is charged in advance|VAT], and it stands in line 4 of the invoice.',
    ],
    followUps: [
      ['How long does the refund take?', 'The refund of {amount} takes {wait} with most banks; ours left {past}.'],
      ['Can I have a corrected invoice?', 'The corrected invoice is in your account at {link}, number {order}.'],
    ],
  },
  {
    subject: 'Refund',
    things: ['refund', 'money', 'deposit', 'return'],
    trouble: true,
    asks: [
      'I sent my order {order} back {past}. When do I get my {thing}?',
      'Has my {thing} of {amount} been sent yet? The return [was signed for|arrived] {past}.',
      'how long does a {thing} take with you? It has been {wait} [now|already]',
    ],
    answers: [
      'Your return reached us {past}, and I have sent {amount} back to your card today; it takes {wait} to show.',
      'The {amount} went out {past} to the card that ends in {four}. Most banks need {wait}.',
      'The return is being checked in {city} right now; your {thing} of {amount} leaves on {day}.',
    ],
    followUps: [
      [
        'That card was cancelled, can you use another one?',
        'Yes: your bank forwards it from the old card, and if it does not, I will pay the {amount} by transfer on {day}.',
      ],
      ['And the postage?', 'The postage of {price} is in it too, {first}.'],
    ],
  },
  {
    subject: 'How to return',
    things: GOODS,
    paired: true,
    asks: [
      'How do I send the {thing} back? It [does not fit|is too big|is not quite the right colour].',
      'can I still return a {thing} that I [bought|ordered] {past}? It is unopened.',
      'Is the return of the {thing} free, and where do I take it?',
    ],
    answers: [
      '[You have 30 days|There is time until {day}]: print the label at {link}, put it on the box and drop it at any {courier} shop. The return is free.',
      'Yes, you can return the {thing} until {day}. I have emailed you the label; {courier} can also pick it up at home.',
      'Yes, the return of the {thing} is free. You take it to [our shop in {city}, at {street}|any {courier} counter, for instance at {street}].',
    ],
    followUps: [
      ['I have no printer', 'No printer needed: show the code {order} at the {courier} counter and they print the label for you.'],
      [
        'Could I swap it for the {colour} one instead?',
        'Yes, we have the {colour} one in stock, so I have set one aside for you; it leaves when the return is scanned.',
      ],
    ],
  },
  {
    subject: 'Change the address',
    things: GOODS,
    paired: true,
    asks: [
      'I [moved|am moving on {day}]. Can you send the {thing} to {street} in {city} instead?',
      'I gave the wrong address for {order}, [the house number is missing|it should be {street}]. Is it too late to change?',
    ],
    answers: [
      'Done: the {thing} now goes to {street} in {city}. [It leaves on {day}.|{courier} brings it on {day}, as planned.]',
      'No, it is not too late: I have changed the address on {order} to {street}[ and saved it in your account for next time|; it leaves on {day}, so you were in time].',
    ],
    followUps: [
      ['Does that cost anything?', 'No, the change of address is free.'],
      ['Can the bill go to the old address?', 'Yes, the bill goes to your old address and only the {thing} to {street}.'],
    ],
  },
  {
    subject: 'Cancel an order',
    things: GOODS,
    asks: [
      'Please cancel {order}, I ordered the {thing} twice [by mistake|].',
      'Can I cancel the {thing}? I [found it cheaper|changed my mind|no longer need it].',
    ],
    answers: [
      'I have cancelled order {order}. Nothing was charged, and the hold of {amount} on your card goes away by {day}.',
      'The {thing} is already on its way, so I cannot stop it; refuse it at the door and I will refund {amount} the day it is back.',
    ],
    followUps: [['Only one of them, right?', 'Right: one {thing} is cancelled, the other one comes on {day} as planned.']],
  },
];
