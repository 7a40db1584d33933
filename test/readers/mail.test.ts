import mail from '../../src/readers/mail/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(mail);
