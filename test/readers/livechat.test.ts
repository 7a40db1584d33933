import reader from '../../src/readers/livechat/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
