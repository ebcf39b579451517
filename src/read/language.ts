import { functionWords, wordsOf } from './words.ts';

/** Writing systems that no English question uses, by the language most likely meant. */
const scripts: readonly (readonly [language: string, pattern: RegExp])[] = [
  ['ja', /[\u3040-\u30ff]/u],
  ['ko', /\p{Script=Hangul}/u],
  ['zh', /\p{Script=Han}/u],
  ['ur', /[\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2]/u],
  ['fa', /[\u067e\u0686\u0698\u06af]/u],
  ['ar', /\p{Script=Arabic}/u],
  ['hi', /\p{Script=Devanagari}/u],
  ['bn', /\p{Script=Bengali}/u],
  ['pa', /\p{Script=Gurmukhi}/u],
  ['gu', /\p{Script=Gujarati}/u],
  ['ta', /\p{Script=Tamil}/u],
  ['uk', /[\u0404\u0406\u0407\u0454\u0456\u0457]/u],
  ['ru', /\p{Script=Cyrillic}/u],
  ['el', /\p{Script=Greek}/u],
  ['he', /\p{Script=Hebrew}/u],
  ['th', /\p{Script=Thai}/u],
  ['am', /\p{Script=Ethiopic}/u],
];

/**
 * Everyday words of the languages most spoken in Britain beside English, none of them an
 * English word: greetings, grammar, and what people say to a clinic. Accents are taken
 * off before comparing, as people leave them out on a phone. Words such as `me` and `no`,
 * and single letters, are left out: they are English too.
 */
const vocabulary: Readonly<Record<string, string>> = {
  pl: `czy jest nie tak jak mam mnie boli plecy noga nodze bardzo prosze dzien dobry
    dziekuje kiedy gdzie ile kosztuje moge chce wizyte umowic jestem przyjmujecie sie
    dla przez oraz mozna wizyta fizjoterapia kregoslup dolny bol plecow jestescie
    mowicie polsku pomoc gdzies`,
  ro: `nu este sunt am vreau sa fac programare ma doare spatele piciorul cum cand unde
    cat costa buna ziua multumesc pentru sau foarte si mai pot durere va rog fizioterapie
    aveti dumneavoastra spate picior sunteti vorbiti romana ajuta`,
  es: `es el la los las una por favor duele espalda pierna como cuando donde cuanto
    cuesta hola gracias necesito quiero cita tengo puedo dolor para que con ustedes
    buenos dias tardes hacer tienen esta muy ciatica pedir reservar duelen pierna
    estan hablan espanol ayuda mucho`,
  pt: `nao os as uma por favor doi costas perna como quando onde quanto custa ola
    obrigado obrigada preciso quero consulta tenho posso dor para que com voces bom dia
    marcar estou muito ciatica tem fazer minha pernas nas
    falam portugues ajudar pode onde ficam`,
  fr: `je ne pas est le les une des du j'ai mal au aux dos jambe comment quand combien
    coute bonjour merci rendez vous voudrais besoin peux avez pour avec que quoi faire
    sciatique douleur ma mon suis tres prendre c'est puis ca oui
    ou etes parlez francais aide`,
  de: `ich nicht ist der die das und ein eine mein meine habe schmerzen rucken bein wie
    wann wo wieviel viel kostet hallo danke bitte termin mochte brauche kann haben sie
    fur mit behandlung guten tag sind oder bei ruckenschmerzen ischias machen
    was tun seid sprechen deutsch hilfe`,
  it: `non il lo gli una mi fa male schiena gamba come quando dove quanto costa ciao
    buongiorno grazie per favore vorrei bisogno appuntamento ho posso dolore avete con
    che sono sciatica della prenotare molto
    siete parlate italiano aiuto`,
  tr: `ve bir bu ne nasil nerede zaman kadar merhaba tesekkur ederim lutfen randevu
    istiyorum almak agriyor agrisi bel bacak sirt var mi icin cok fiyat siz ben bana
    neredesiniz turkce yardim`,
  nl: `ik niet het een en mijn heb pijn rug been hoe wanneer waar hoeveel kost hallo
    dank bedankt alstublieft afspraak wil maken kan voor met jullie mij zijn`,
  so: `waan iyo maxaa sidee goorma xagee dhabar xanuun lugta mahadsanid fadlan ballan`,
  sq: `une nuk eshte dhe nje kam dhimbje shpina kembe kur sa kushton pershendetje
    faleminderit takim dua ju lutem`,
  lt: `yra ir skauda nugara koja kaip kada kur kiek kainuoja labas aciu prasau noriu galiu
    vizita uzsiregistruoti`,
  hu: `nem egy es faj hatam labam hogyan mikor hol mennyibe kerul szia koszonom kerem
    idopontot szeretnek foglalni`,
  cy: `mae dw i'n yn fy nghefn coes sut pryd ble faint diolch bore da os gwelwch apwyntiad
    eisiau poen gyda rwy'n oes`,
};

const profiles: readonly (readonly [string, ReadonlySet<string>])[] = Object.entries(
  vocabulary,
).map(([language, text]) => [language, new Set(text.split(/\s+/))]);

/** Function words of English that say as much elsewhere: `er hat … im`, `pentru mine`. */
const shared = 'er im um u mine ok hi';

/** Words of English; one of them outweighs a foreign look-alike. */
const english = new Set([
  ...functionWords,
  ...'hurts pain back leg sciatica help treatment physio appointment'.split(' '),
]);
for (const word of shared.split(' ')) english.delete(word);

/** Foreign words needed, and the least share of all words that they must be. */
const minForeignWords = 2;
const minForeignShare = 1 / 3;
/**
 * A message of so few words, none of them English, needs but one foreign word of so many
 * letters ('gracias', 'ból pleców'); fewer where it is spelt as English never is.
 */
const fewWords = 4;
const tellingLength = 5;
const tellingLengthAccented = 3;
const foreignLetter = /[^a-z\d'\u2019\s.,!?;:()-]/iu;

const plain = (word: string): string =>
  word
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i');

/**
 * Guesses the language of a query that is not English: by its script, or by everyday
 * words where the script is Latin. Returns an ISO 639-1 code, or null for English and
 * for whatever cannot be told. Cautious: English names and typos stay English.
 */
export const foreignLanguage = (query: string): string | null => {
  const letters = query.match(/\p{L}/gu)?.length ?? 0;
  const latin = query.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters - latin > latin) {
    return scripts.find(([, pattern]) => pattern.test(query))?.[0] ?? 'und';
  }
  const words = wordsOf(query).slice(0, 60).map(plain);
  const englishHits = words.filter((word) => english.has(word)).length;
  let best: string | null = null;
  let bestHits = 0;
  for (const [language, profile] of profiles) {
    const hits = words.filter((word) => profile.has(word)).length;
    if (hits > bestHits) {
      best = language;
      bestHits = hits;
    }
  }
  const isForeign =
    bestHits >= minForeignWords &&
    bestHits > englishHits &&
    bestHits / words.length >= minForeignShare;
  if (isForeign) return best;
  const needed = foreignLetter.test(query) ? tellingLengthAccented : tellingLength;
  const isTelling = (word: string): boolean =>
    word.length >= needed && !english.has(word);
  const few = words.length <= fewWords && englishHits === 0 ? words : [];
  return (
    profiles.find(([, profile]) =>
      few.some((word) => isTelling(word) && profile.has(word)),
    )?.[0] ?? null
  );
};
