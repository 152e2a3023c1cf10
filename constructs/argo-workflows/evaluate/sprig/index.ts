import type { Value, ValueMap } from '../value';
import { collections } from './collections';
import { refusedFunctions } from './function';
import { numberFunctions } from './numbers';
import { textFunctions } from './texts';

const refused = [
  ...refusedFunctions('ago now date date_in_zone dateInZone htmlDate htmlDateInZone', 'it needs the clock or the time zone of the controller'),
  ...refusedFunctions('date_modify dateModify must_date_modify mustDateModify toDate mustToDate unixEpoch', 'expressions have no times here. Pass the time as text'),
  ...refusedFunctions('randAlphaNum randAlpha randAscii randNumeric randInt randBytes shuffle uuidv4', 'it is left to chance, and a run must be the same every time'),
  ...refusedFunctions('env expandenv', 'Argo Workflows has taken it away'),
  ...refusedFunctions('getHostByName', 'it needs the network'),
  ...refusedFunctions(
    'bcrypt htpasswd genPrivateKey derivePassword buildCustomCert genCA genCAWithKey genSelfSignedCert genSelfSignedCertWithKey genSignedCert genSignedCertWithKey encryptAES decryptAES',
    'it makes keys, certificates or secrets',
  ),
  ...refusedFunctions(
    'abbrevboth camelcase duration durationRound kebabcase semver semverCompare snakecase typeIs typeIsLike typeOf urlJoin urlParse wrap wrapWith',
    'it is not supported',
  ),
];

/** The functions of sprig 3, as expressions call them: `sprig.trim(x)`. @see https://masterminds.github.io/sprig/ */
export const sprigFunctions: ValueMap = new Map<Value, Value>([...refused, ...textFunctions, ...numberFunctions, ...collections]);
