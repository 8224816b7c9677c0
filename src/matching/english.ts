import { stemmer } from '@orama/stemmers/english';
import type { Language } from './language.js';

const STOP_WORDS = `a about above after again against all also am an and any anybody anyone anything are as at be because been
before being below between both but by can cannot could did do does doing done down during each else ever every few for from
further get gets getting give given go goes going got had has have having he hello help her here hers herself hey hi him
himself his how however i if im in into is it its itself just know let like look looking lot made make many may maybe me mean
might mine more most much must my myself need no nor not now of off ok okay on once one only or other our ours ourselves out
over own please pls put quite rather really right said same say saying says see seem seems shall she should show so some
somebody someone something still such take tell than thank thanks that the their theirs them themselves then there these
they thing things think this those though through to together too try under until up upon us use used using very want wanted
wants was way we well were what whatever when where which while who whom whose why will with within without wonder wondering
would yes yet you your yours yourself
lol lmao omg btw idk tbh imo imho haha hehe hehehe yo yeah yep yup nope nah hmm ugh dude bro bruh wassup whassup sup kinda sorta anyways anyway
basically literally actually k kk huh eh innit smh fyi ffs ngl af rn tho ofc fam lowkey highkey deadass bruv aye och wee lah lor leh abeg oya`;

const SHORT_FORMS = `what's:what is|whats:what is|who's:who is|whos:who is|where's:where is|wheres:where is|when's:when is|
how's:how is|hows:how is|why's:why is|that's:that is|thats:that is|it's:it is|there's:there is|i'm:i am|im:i am|i've:i have|
ive:i have|i'd:i would|i'll:i will|you're:you are|they're:they are|we're:we are|don't:do not|dont:do not|doesn't:does not|
doesnt:does not|didn't:did not|didnt:did not|isn't:is not|isnt:is not|wasn't:was not|wasnt:was not|can't:can not|
cant:can not|cannot:can not|won't:will not|wont:will not|couldn't:could not|couldnt:could not|wouldn't:would not|
shouldn't:should not|hasn't:has not|hasnt:has not|haven't:have not|havent:have not|aren't:are not|arent:are not|
gonna:going to|wanna:want to|gotta:got to|gimme:give me|lemme:let me|pls:please|plz:please|thx:thanks|u:you|ur:your|
r:are|abt:about|bc:because|cuz:because|w:with|n:and|nr:number|nbr:number|nmbr:number|info:information|docs:documents|doc:document|
asap:soon|woz:was|wuz:was|teh:the|wen:when|whn:when|wot:what|wat:what|wats:what is|wich:which|hw:how|hv:have|bout:about|b4:before|ppl:people|yr:year|
yrs:years|govt:government|govts:governments|org:organisation|orgs:organisations|conf:conference|dt:date|vol:volume|ed:edition|
wdym:what do you mean|diff:difference|smth:something|sth:something|coz:because|cos:because|tryna:trying to|yall:you all|
y'all:you all|dunno:do not know|whit:what|wetin:what|wis:was|tae:to|wi:with|fae:from|ither:other|lrg:local regional government|lrgs:local regional governments|cso:civil society organisation|csos:civil society organisations`;

export const english: Language = {
  code: 'en',
  stem: (word) => (word.length < 3 ? word : stemmer(word)),
  stopWords: new Set(STOP_WORDS.split(/\s+/)),
  contractions: new Map(
    SHORT_FORMS.split('|').map((pair) => {
      const [short = '', long = ''] = pair.trim().split(':');
      return [short, long.split(' ')];
    }),
  ),
  kinds: [
    {
      kind: 'person',
      words: [
        'who',
        'whom',
        'whose',
        'which person',
        'which people',
        'name of the person',
        'which speaker',
        'what person',
      ],
    },
    {
      kind: 'time',
      words: [
        'when',
        'what time',
        'which day',
        'what day',
        'which days',
        'what date',
        'which date',
        'what year',
        'which year',
        'which month',
        'what month',
        'how long',
        'how soon',
        'how often',
        'date',
        'dates',
        'deadline',
        'how old',
        'until when',
      ],
    },
    {
      kind: 'number',
      words: [
        'how many',
        'how much',
        'how big',
        'how large',
        'how high',
        'how far',
        'how tall',
        'number of',
        'number',
        'amount of',
        'what percentage',
        'what share',
        'what number',
        'count of',
        'total',
      ],
    },
    {
      kind: 'place',
      words: [
        'where',
        'which city',
        'what city',
        'which country',
        'what country',
        'which town',
        'what town',
        'venue',
        'location',
        'which place',
        'what place',
        'address',
        'which hall',
        'which room',
      ],
    },
    {
      kind: 'reason',
      words: [
        'why',
        'how come',
        'what for',
        'reason',
        'reasons',
        'purpose',
        'for what',
        'cause of',
        'because of what',
        'point of',
      ],
    },
    {
      kind: 'meaning',
      words: [
        'stand for',
        'stands for',
        'mean',
        'means',
        'meaning',
        'definition',
        'define',
        'abbreviation',
        'acronym',
        'short for',
        'explain',
        'spell out',
        'in full',
      ],
    },
    {
      kind: 'manner',
      words: [
        '^how do',
        '^how can',
        '^how to',
        '^how is',
        '^how does',
        '^how should',
        '^how did',
        'in what way',
        'which way',
        'steps',
      ],
    },
    {
      kind: 'choice',
      words: [
        '^is',
        '^are',
        '^was',
        '^were',
        '^do',
        '^does',
        '^did',
        '^can',
        '^could',
        '^will',
        '^would',
        '^has',
        '^have',
        '^had',
        '^should',
        '^may',
        'is it true',
        'or not',
      ],
    },
  ],
};
