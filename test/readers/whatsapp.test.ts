import reader from '../../src/readers/whatsapp/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
