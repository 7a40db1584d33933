import type { Topic } from './topics.ts';

const GOODS = ['il pacco', 'il divano', 'il tavolo', 'il bollitore', 'il tappeto', 'lo zaino', 'il monitor', 'il passeggino'];
const DEVICES = ['il router', 'il termostato', 'il modem', 'il citofono', 'il decoder', 'il condizionatore'];

export const ITALIAN_TOPICS: readonly Topic[] = [
  {
    subject: 'Dov’è il mio ordine',
    things: GOODS,
    trouble: true,
    asks: [
      '{thing} {order} [non è ancora arrivato|è fermo] da {past}: quando arriva?',
      '{thing} doveva arrivare {past} e [non si è visto nessuno|ho aspettato a casa per niente] {sad}. Dov’è?',
      'il tracking di {order} dice [“in transito”|“etichetta creata”|“in consegna”] da giorni, [potete controllare dove si trova|si è perso]?',
      'È la [seconda|terza] volta che scrivo per {order}. Dov’è finito {thing}?',
    ],
    answers: [
      '{thing} è partito dal deposito di {city} {past} ed è con {courier}: arriva {day} entro {hour}.',
      '{thing} era fermo a {city} perché [l’etichetta era strappata|il CAP era sbagliato|un camion si è guastato], e riparte {day}.',
      '{courier} ha smarrito la spedizione, perciò ne ho mandata oggi una nuova con il numero {order}: arriva {day}.',
      'Ho chiamato {courier}: la consegna è {day}, [nel pomeriggio|prima di {hour}].',
    ],
    followUps: [
      [
        'E si può consegnare [al vicino|in {street}|a un punto di ritiro]?',
        'Sì, ho cambiato l’indirizzo con {courier}: la consegna è [in {street}|dal vicino|al punto di ritiro di {city}] {day}.',
      ],
      ['{day} non sono in casa. Serve la firma?', 'Non serve la firma: {courier} lo lascia in un posto sicuro e le manda una foto.'],
      [
        'Ancora niente {sad}',
        'Mi dispiace, {first}. {courier} non è riuscito a passare: ho fissato una nuova consegna per {day} entro {hour} e le ho tolto {amount}.',
      ],
    ],
  },
  {
    subject: 'Arrivato rotto',
    things: GOODS,
    trouble: true,
    asks: [
      '{thing} è arrivato [rotto|ammaccato|con un graffio] {sad} me ne serve un altro entro {day}. Cosa devo fare?',
      'Ho aperto la scatola e mancano [le viti|una gamba|le istruzioni]. Potete mandarle?',
      '{thing} non funziona [da quando l’ho acceso|dal primo giorno]. Lo potete cambiare?',
    ],
    answers: [
      'Uno nuovo parte oggi dal magazzino e arriva {day}, senza spese; quello rotto lo può tenere o buttare.',
      'Ho ordinato la sostituzione (numero {order}): {courier} ritira quello rotto {day} quando porta il nuovo.',
      'I pezzi che mancano sono partiti oggi per {street}. Arrivano {day}.',
      'Possiamo fare due cose: uno nuovo entro {day}, oppure {amount} sulla sua carta. Cosa preferisce?',
    ],
    followUps: [
      ['Quello nuovo, grazie. Servono le foto?', 'Non servono foto: quello nuovo è prenotato per {day}.'],
      ['Preferisco il rimborso', 'Certo. Ho appena rimborsato {amount} sulla sua carta: la banca lo mostra in {wait}.'],
    ],
  },
  {
    subject: 'Doppio addebito',
    things: ['il pagamento', 'la fattura', 'l’addebito', 'la bolletta'],
    trouble: true,
    asks: [
      'Perché mi avete addebitato {amount} due volte [questo mese|per {order}]? Vorrei il rimborso.',
      'Sulla carta vedo due pagamenti di {amount}. [Mi spiegate|È un errore]?',
      'La fattura dice {amount} ma mi avevano detto {price}. Per cosa è il resto?',
    ],
    answers: [
      'Ha ragione, {amount} è stato preso due volte: la cassa ha ripetuto il pagamento dopo un errore. Il secondo è rimborsato oggi e lo vede in {wait}.',
      'Il secondo importo di {amount} è solo una riserva che la banca toglie entro {day}; il pagamento è uno.',
      'La differenza di {price} è [la consegna a {city}|il primo mese, che si paga in anticipo|l’IVA], alla riga 4 della fattura.',
    ],
    followUps: [
      ['Quanto ci mette il rimborso?', 'Il rimborso di {amount} richiede {wait}; da noi è partito {past}.'],
      ['Mi manda la fattura corretta?', 'La fattura corretta è nel suo profilo su {link}, numero {order}.'],
    ],
  },
  {
    subject: 'Come fare un reso',
    things: GOODS,
    paired: true,
    asks: [
      'Come faccio a rendere {thing}? [È troppo grande|Il colore non va con il resto].',
      'Posso ancora fare il reso di un articolo preso {past}? È chiuso.',
      'Il reso è gratuito? E dove lo porto?',
    ],
    answers: [
      'Per rendere {thing} ha 30 giorni: stampi l’etichetta su {link}, la metta sulla scatola e la porti in un punto {courier}. Il reso è gratuito.',
      'Sì, può fare il reso fino a {day}. Le ho mandato l’etichetta per mail; {courier} può anche ritirare a casa.',
      'Sì, il reso è gratuito. Lo porta [nel negozio di {city}, in {street}|in un punto {courier}, per esempio in {street}].',
    ],
    followUps: [
      ['Non ho la stampante', 'Non serve: mostri il codice {order} allo sportello di {courier} e stampano loro l’etichetta.'],
      ['Posso cambiarlo con quello {colour}?', 'Sì, quello {colour} c’è: gliene ho messo da parte uno e parte quando arriva il reso.'],
    ],
  },
  {
    subject: 'Cambio indirizzo',
    things: GOODS,
    paired: true,
    asks: [
      'Mi trasferisco {day}. Potete mandare {thing} in {street} a {city}?',
      'Ho sbagliato indirizzo per {order}, è {street}. Si può ancora cambiare?',
    ],
    answers: [
      'Sì, fatto: {thing} va in {street} a {city}[, parte {day}|].',
      'Sì, si può: ho cambiato l’indirizzo di {order} in {street} e la consegna resta {day}.',
    ],
    followUps: [['Costa qualcosa?', 'No, il cambio è gratuito.']],
  },
  {
    subject: 'Non riesco ad accedere',
    things: ['il profilo', 'la app', 'la password', 'l’area clienti'],
    trouble: true,
    asks: [
      'Non riesco a entrare da {past}, dice [“password errata”|“errore 41”]. Come faccio?',
      'la mail per la nuova password non arriva {sad}. Potete rimandarla?',
      'Il profilo è bloccato [dopo tre tentativi|senza motivo]. Lo potete sbloccare?',
    ],
    answers: [
      'Ho sbloccato il profilo. Usi entro {wait} il link che le ho mandato e scelga una password nuova di almeno dieci caratteri.',
      'La mail andava a un vecchio indirizzo: l’ho cambiato con quello da cui scrive e l’ho rimandata; guardi anche nello spam.',
      'L’errore 41 vuol dire che la app è vecchia. La aggiorni alla 4.{digit} ed entri con la mail, non con il nome utente.',
    ],
    followUps: [
      [
        'Fatto due volte, stesso errore',
        'Allora il problema è nostro, {first}: ho azzerato la sessione, chiuda la app, aspetti {wait} e riprovi.',
      ],
    ],
  },
  {
    subject: 'Non c’è linea',
    things: DEVICES,
    trouble: true,
    asks: [
      '{thing} [lampeggia rosso|si scollega|non si connette] da {past}. Cosa posso fare?',
      'Niente internet a {city} da {past}, c’è un guasto? {thing} è acceso.',
    ],
    answers: [
      'Stacchi {thing} per 30 secondi, lo riattacchi e aspetti la luce verde: ci vogliono due minuti.',
      'C’è un guasto a {city} dalle 8; i tecnici contano di finire {day}. {thing} si ricollega da solo.',
      'Ho misurato la linea da qui e va bene, quindi è l’apparecchio. Uno nuovo arriva {day}.',
    ],
    followUps: [
      [
        'Già fatto due volte, uguale. E adesso?',
        'Grazie di aver provato. Allora è guasto: gliene ho mandato uno nuovo, {courier} lo porta {day}.',
      ],
    ],
  },
  {
    subject: 'Disdetta',
    things: ['l’abbonamento', 'il contratto', 'la tessera', 'il piano famiglia'],
    paired: true,
    asks: [
      'Vorrei disdire {thing}[, costa troppo|, non lo uso più|]. Come si fa e quando finisce?',
      'Come si disdice {thing}? Non trovo la voce nelle impostazioni.',
    ],
    answers: [
      'Per disdire bastava scriverci: ho registrato la disdetta e {thing} finisce {day}. Dopo non si paga più nulla.',
      'Per disdire vada in Profilo, poi Piano, poi Disdici, su {link}. Finisce {day} e fino ad allora lo può usare.',
    ],
    followUps: [
      ['Posso metterlo in pausa invece?', 'Sì, fino a tre mesi. Lo faccio da {day}?'],
      ['Perdo i dati?', 'No, i dati restano 90 giorni; li può scaricare da {link}.'],
    ],
  },
  {
    subject: 'Prenotazione',
    things: ['la camera', 'il tavolo', 'il volo', 'la visita', 'l’auto'],
    paired: true,
    asks: [
      'Posso spostare la prenotazione {order} a {day}? Siamo in tre.',
      'La colazione è compresa? E fino a che ora si arriva?',
      'Devo cambiare il nome sulla prenotazione, viene mia sorella. Si può?',
    ],
    answers: [
      'Sì, ho spostato la prenotazione; il nuovo numero è {order} e il prezzo non cambia.',
      'Sì, la colazione è compresa, dalle 7 alle 10. Si arriva fino alle 22.',
      'Sì, il nome sulla prenotazione si cambia fino al giorno prima. L’ho fatto e le ho mandato la nuova conferma.',
    ],
    followUps: [['C’è un costo?', 'Il primo cambio è gratuito, il secondo costa {price}.']],
  },
  {
    subject: 'Orari',
    things: ['il negozio', 'lo sportello', 'l’officina', 'lo studio'],
    paired: true,
    asks: ['{thing} di {city} è aperto {day}?', 'A che ora chiude oggi {thing}? C’è parcheggio?'],
    answers: [
      'Sì, {thing} di {city} quel giorno è aperto dalle 9 alle 17:30.',
      'Oggi {thing} chiude alle 19. Il parcheggio c’è, dietro, gratuito per due ore.',
    ],
    followUps: [['Serve l’appuntamento?', 'Prima di mezzogiorno no; dopo lo prenoti su {link}.']],
  },
  {
    subject: 'Disponibilità',
    things: ['la sedia', 'la tenda', 'il divano', 'la libreria'],
    paired: true,
    asks: [
      'Avete {thing} in {colour}?',
      'Quando torna disponibile {thing}? La vorrei in {colour}.',
      'Quanto è larga {thing}? La metterei vicino alla porta.',
    ],
    answers: [
      'Sì, ne abbiamo undici in {colour} a {city}; ordinando oggi parte {day}.',
      '{thing} torna disponibile {day}, anche in {colour}. Ho messo la sua mail in lista, così le arriva un messaggio la mattina stessa.',
      '{thing} è larga {digit}2 cm e alta 80 cm.',
    ],
    followUps: [['Me ne tenete una?', 'Gliene ho messa da parte una a {city} fino a {day}.']],
  },
];
