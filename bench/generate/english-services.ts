import type { Topic } from './topics.ts';

const DEVICES = ['router', 'thermostat', 'heat pump', 'smart plug', 'printer', 'camera', 'doorbell', 'speaker'];
const PLANS = ['family plan', 'subscription', 'membership', 'premium plan', 'mobile contract', 'gym membership'];
const TRIPS = ['booking', 'flight', 'hotel room', 'table', 'hire car', 'train ticket'];

/** What customers write about services: accounts, devices, plans, bookings. */
export const ENGLISH_SERVICES: readonly Topic[] = [
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
