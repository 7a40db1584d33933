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
const DEVICES = ['router', 'thermostat', 'heat pump', 'smart plug', 'printer', 'camera', 'doorbell', 'speaker'];
const PLANS = ['family plan', 'subscription', 'membership', 'premium plan', 'mobile contract', 'gym membership'];
const TRIPS = ['booking', 'flight', 'hotel room', 'table', 'hire car', 'train ticket'];

export const ENGLISH_TOPICS: readonly Topic[] = [
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
  {
    subject: 'Cannot log in',
    things: ['account', 'app', 'password', 'login'],
    trouble: true,
    asks: [
      'I cannot [log in|get into my {thing}] since {past}, it says [“wrong password”|“error 41”|my email is unknown]. How do I get back in?',
      'the reset email for my {thing} never comes {sad}. Can you send it again?',
      'My {thing} is locked [after three tries|for no reason]. Can you open it again?',
    ],
    answers: [
      'I have unlocked your {thing}. Use the link that I just sent to your email within {wait} and choose a new password of at least ten characters.',
      'The reset email went to an old address of yours. I changed it to the one that you write from and sent it again; please look in the spam folder too.',
      'Error 41 means that the app is older than the account. Update it to version 4.{digit}, then sign in with your email, not with your user name.',
    ],
    followUps: [
      [
        'Tried it twice, same error',
        'Then it is on our side, {first}: I have reset your session, so please close the app, wait {wait}, and sign in again. If you see error 41 once more, send me a picture of it.',
      ],
      [
        'It asks for a code now. Where do I find that?',
        'The code is in the text message that we sent to the phone ending in {four}; it is good for ten minutes.',
      ],
    ],
  },
  {
    subject: 'No connection',
    things: DEVICES,
    trouble: true,
    asks: [
      'My {thing} [blinks red|keeps going offline|does not connect any more] since [the update|{past}]. What can I do?',
      'The {thing} worked for [a month|a year] and now [the app cannot find it|it is dead] {sad}. Is it a known problem?',
      'No internet in {city} since {past}, is there an outage? The {thing} is on.',
    ],
    answers: [
      'Please unplug the {thing} for 30 seconds, plug it in again, and wait until the light is green; that takes about two minutes.',
      'There is an outage in {city} since {hour}; our technicians expect it to be over by {hour} on {day}. Your {thing} will connect by itself.',
      'The update of {past} has a fault with that model. Hold the button at the back for ten seconds: the {thing} goes back to the older version and works again.',
      'I measured your line from here and it is fine, so it is the {thing} itself. A new one reaches you on {day}.',
    ],
    followUps: [
      [
        'I already did that, twice. Same thing.\nWhat now?',
        'Thanks for trying. Then the {thing} is faulty, and I have sent you a new one; {courier} brings it on {day}.',
      ],
      [
        'ok green light now but slow',
        'Good, it is connected. The speed comes back within {wait} while it looks for the best channel; put the {thing} a metre away from the TV if it does not.',
      ],
    ],
  },
  {
    subject: 'Cancel the plan',
    things: PLANS,
    paired: true,
    asks: [
      'I want to cancel my {thing}[, it is too expensive|, I do not use it any more|]. How do I do that and when does it end?',
      'How do I end the {thing}? I cannot find it in the settings.',
      'Please stop my {thing} before it renews on {day}.',
    ],
    answers: [
      '[I have cancelled your {thing} for you|You cancel it under Account, then Plan, and I have just done that for you]: it ends on {day} and nothing will be charged after that.',
      'You end the {thing} under Account, then Plan, then Cancel at {link}. It runs until {day}, and you can use it until then.',
      'I have stopped your {thing}, so it does not renew[; the last bill is {amount}|, and you can use it until {day}].',
    ],
    followUps: [
      ['Do I keep my data?', 'Yes, your data stays for 90 days after the {thing} ends; you can download it at {link}.'],
      ['Could I pause it instead?', 'Yes, you can pause the {thing} for up to three months. Shall I do that from {day}?'],
    ],
  },
  {
    subject: 'Price of a plan',
    things: PLANS,
    paired: true,
    asks: [
      'What does the {thing} cost [for two people|for students|after the first year]?',
      'Why did my {thing} go up [to {amount}|by {price}] this month?',
      'is there a discount on the {thing} if I pay yearly?',
    ],
    answers: [
      'The {thing} costs {price} a month [for two people|for students|after the first year], or {amount} a year.',
      'Your {thing} went up because the first-year price ended on {day}. On the yearly price you would pay {price} less a month.',
      'Yes: if you pay yearly the {thing} is {amount}, which saves you {price} against twelve single months.',
    ],
    followUps: [
      ['Yes please, yearly', 'Done: you are on the yearly price from {day}, and the next bill is {amount}.'],
      ['Does that include tax?', 'Yes, {price} is with tax.'],
    ],
  },
  {
    subject: 'Change a booking',
    things: TRIPS,
    paired: true,
    asks: [
      'Can I move my {thing} {order} from {day} to {day}? [There are three of us.|]',
      'We need to change the name on the {thing}, [it is misspelt|my husband comes instead of me]. Is that possible?',
      'Is breakfast included in the {thing}? And until when can we arrive?',
    ],
    answers: [
      'I have moved your {thing} to {day} at {hour}; the new number is {order} and the price stays the same.',
      'Yes, the name on the {thing} can be changed until the day before. I have done it and sent the new confirmation to your email.',
      'Yes, breakfast is included and served from 7 to 10. You can arrive until [10 pm|midnight|{hour}], the desk is open.',
    ],
    followUps: [
      ['Is there a fee?', 'The first change is free, {first}; a second one costs {price}.'],
      ['And a seat by the window?', 'I have put you in 14A, which is by the window.'],
    ],
  },
  {
    subject: 'Opening hours',
    things: ['shop', 'branch', 'workshop', 'clinic', 'library'],
    paired: true,
    asks: [
      'Is your {thing} in {city} open on {day}?',
      'What time does the {thing} close today? And can I park there?',
      'Do you have a {thing} near {city}?',
    ],
    answers: [
      'Yes, the {thing} in {city} is open that day, from 9 to 5:30.',
      'The {thing} closes at {hour} today, and you can park behind it, free for two hours.',
      'Yes, the nearest {thing} is at {street}, open Monday to Saturday until {hour}.',
    ],
    followUps: [['Do I need an appointment?', 'No appointment needed before noon; after that please book at {link}.']],
  },
  {
    subject: 'Is it in stock',
    things: ['desk chair', 'bookcase', 'winter tyre', 'running shoe', 'phone case', 'sofa', 'tent'],
    paired: true,
    asks: [
      'Do you have the {thing} in {colour}?',
      'When will the {thing} be back in stock? I would like it in {colour}.',
      'How wide is the {thing}? I would like to put it beside the door.',
    ],
    answers: [
      'Yes, we have eleven of the {thing} in {colour} in {city}; ordered today it leaves on {day}.',
      'The {thing} comes back on {day}, also in {colour}. I have put your email on the list, so you get a message the same morning.',
      'The {thing} is {digit}2 cm wide and 80 cm high[, and 45 cm deep|].',
    ],
    followUps: [
      ['Can you keep one for me?', 'I have put one aside under your name in {city} until {day}.'],
      ['Does it come assembled?', 'It comes in two parts with four screws; putting it together takes ten minutes.'],
    ],
  },
  {
    subject: 'Gift card',
    things: ['gift card', 'voucher', 'discount code', 'promo code'],
    paired: true,
    asks: [
      'Where do I enter the {thing}? I am at the last step of {order}.',
      'How long is the {thing} valid? I got it {past}.',
      'Can I use two of them in one order? I have a {thing} of {price}.',
    ],
    answers: [
      'You enter the {thing} under the total, in the field “Code”; the {price} come off at once.',
      'Your {thing} is valid until {day} [next year|of next spring], and it can be used in several orders.',
      'Yes, you can use two, even three: enter the {thing} of {price} first, then the next one.',
    ],
    followUps: [['How much is left on it?', 'There is {price} left on the {thing}.']],
  },
  {
    subject: 'Warranty',
    things: [...DEVICES, 'washing machine', 'e-bike', 'watch'],
    trouble: true,
    paired: true,
    asks: [
      'My {thing} stopped working after [14 months|a year and a half]. Is it still under warranty?',
      'The {thing} makes a loud noise [when it starts|at night]. Do I have to pay for the repair?',
    ],
    answers: [
      '[Yes, your {thing} is covered until {day}, so the repair costs you nothing.|No, the warranty of the {thing} ended {past}; the repair costs {amount}.] {courier} fetches it on {day} and you have it back within ten days.',
      'No, you do not pay for the repair: the {thing} is under warranty until {day}. A technician can look at it on {day} at {hour}.',
    ],
    followUps: [
      ['Do I get one to use meanwhile?', 'Yes, a loan {thing} comes with the pick-up on {day}.'],
      ['Is mornings possible?', 'Yes, I have moved it to {hour}.'],
    ],
  },
  {
    subject: 'Delete my data',
    things: ['account', 'profile', 'newsletter', 'data'],
    paired: true,
    asks: ['Please delete my {thing}[ and all that you have about me|].', 'I would like to stop your emails. How do I end the {thing}?'],
    answers: [
      'I have deleted your {thing} today; what the tax office makes us keep, the invoices, stays for ten years and nothing else.',
      'I took you off the list, so the emails stop; one may still come on {day}, as it was already queued.',
    ],
    followUps: [['Will I get a confirmation?', 'Yes, the confirmation comes to your email by {day}.']],
  },
  {
    subject: 'App feature',
    things: ['report', 'calendar', 'dark mode', 'export', 'shopping list', 'playlist'],
    paired: true,
    asks: [
      'How do I share the {thing} [with a colleague|from my phone|]?',
      'Where do I find the {thing} in the new version?',
      'Can the {thing} be saved as [PDF|a spreadsheet]?',
    ],
    answers: [
      'Open the {thing}, tap the three dots at the top right, and choose Share; your colleague gets a link by email.',
      'You find the {thing} in Settings, under “My tools”. Pin it there and it is back on the first page.',
      'Yes, the {thing} can be saved: choose File, then Save as, and pick the format. Up to 500 pages work.',
    ],
    followUps: [
      [
        'It is grey, I cannot tap it',
        'It is grey because only the owner can share. I have made you an owner of the {thing}, so reload the page and try once more.',
      ],
    ],
  },
];
