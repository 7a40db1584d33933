import reader from '../../src/readers/zendesk-chat/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
