import type { Speech } from './speech.js';

const list = (text: string): string[] =>
  text
    .split('|')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
const words = (text: string): Set<string> => new Set(text.trim().split(/\s+/));

const CARDINALS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';

function valued(units: string, tens: string): Map<string, number> {
  const values = new Map<string, number>();
  for (const [i, word] of units.split(' ').entries()) values.set(word, i);
  for (const [i, word] of tens.split(' ').entries()) values.set(word, (i + 2) * 10);
  return values;
}

export const english: Speech = {
  code: 'en',
  courtesies: {
    greeting:
      list(`guten tag|guten morgen|guten abend|buenos dias|buenas tardes|buenas noches|buenas|bom dia|boa tarde|buona sera|buonasera|buon giorno|
      bonsoir|ola|hej|hei|hoi|selam|marhaba|shalom|zdravo|dobry den|privet|kalimera|konnichiwa|annyeong|jambo|aloha|grussgott|gruss gott|
      hi|hii|gm|gm gm|gm all|hello|hello there|hi there|hey|hey there|heya|hiya|howya|howdy|habari|awright|awright pal|alright mate|yo|greetings|good morning|good afternoon|
      good evening|good day|morning|evening|gday|moin|hallo|servus|bonjour|salut|hola|ciao|buongiorno|namaste|salam|salaam|merhaba|
      ni hao|hi all|hello all|hello everyone|hi everyone|hi team|hello team|dear all|dear team|dear bot|dear sir or madam|
      dear sir|dear madam|dear colleagues|how are you|how are you doing|how are you today|how is it going|whats up|what is up|sup|hey whats up|hey what is up|
      nice to meet you|hope you are well|i hope you are well|anybody there|anyone there|are you there|you there`),
    thanks:
      list(`thanks|thank you|thank u|thankyou|thx|thanx|tx|ty|tysm|cheers|merci|danke|gracias|grazie|ta|tack|obrigado|
      shukran|arigato|spasibo|spasiba|tesekkurler|tesekkur ederim|xie xie|dziekuje|kiitos|takk|hvala|obrigada|asante|dhanyavad|
      efharisto|mersi|merci bien|many thanks|thanks a lot|thx a lot|a lot|thank you a lot|muchas gracias|merci beaucoup|vielen dank|danke schon|mille grazie|thanks a million|
      thank you kindly|thanks again|thank you again|thanks anyway|thank you anyway|thx anyway|no worries|no problem|never mind|
      i understand|i got it|got that|ok got it|all clear|clear now|that is clear|fair enough|sounds good|thanks so much|thank you so much|thank you very much|thanks very much|much appreciated|
      i appreciate it|appreciated|whatever|ok whatever|lol ok whatever|thanks for your help|thank you for your help|thanks for the help|got it|understood|i see|
      makes sense|that makes sense|that helps|that was helpful|very helpful|helpful|good to know|nice one|well done|good bot|
      good job|great job|awesome|perfect|excellent|wonderful|brilliant|lovely|cool|nice|great|super|good|fine|all right|alright|
      kind regards|best regards|regards|best wishes|and kind regards|and best regards|warm regards|with kind regards|
      that is all i needed|sorry|i am sorry|im sorry|sorry for that|my mistake|my bad|oops|that is what i needed|exactly what i needed|you helped me|you helped me a lot|lol|haha`),
    goodbye:
      list(`tschau|hasta luego|a bientot|wiedersehen|do widzenia|sayonara|tot ziens|bis bald|bis dann|adieu|ma salama|gule gule|bye|bye bye|byebye|goodbye|good bye|see you|see you later|see you soon|see ya|cya|cu|farewell|good night|
      goodnight|gn|nn|take care|have a nice day|have a good day|have a great day|have a nice evening|have a good one|until next time|
      talk to you later|ttyl|that is all|that was all|that is it|that is all for now|that is all for today|i am done|
      i have to go|stop|quit|exit|end|stop it|enough|gotta go|got to go|i am off|adios|tschuss|tschuess|au revoir|auf wiedersehen|arrivederci|over and out`),
    help: list(`help|help me|i need help|can you help|can you help me|could you help me|please help|help please|what can you do|
      what can you do for me|what can i ask|what can i ask you|what can i ask here|what could i ask you|what may i ask|
      what should i ask|what do you know|what do you know about|how does this work|how do you work|how does this bot work|
      how do i use this|how do i use this bot|how do i use you|how can i use this bot|how to use this|how to use this bot|
      commands|menu|options|instructions|what are my options|which questions can i ask|what questions can i ask|
      which questions can you answer|what questions can you answer|what kind of questions can i ask|what topics do you cover|
      what are you able to do|what are you good for|what do you do|what is this bot for|what is this for|how can you help|
      how can you help me|what can you tell me|what can you answer|what are you able to tell me|
      what are you able to answer|what else can you do|what else can i ask|what can you not answer|what do you not know|what can you not do|what do you know then|what can you tell me about|
      tell me what you know|what things can i ask|what sort of questions can i ask|what can one ask you|start|/help|/start|get started|where do i start|what now|tell me what you can do`),
    identity:
      list(`who are you|who r u|who are u|what are you|what r u|what is this|what is this bot|who is this|what is your name|
      whats your name|your name|do you have a name|introduce yourself|tell me about yourself|tell me something about yourself|
      who made you|who built you|who created you|who runs you|who runs this bot|who made this bot|who is behind this bot|who is behind the bot|who runs the bot|who made the bot|who built the bot|what is the bot|
      who operates you|who owns you|are you the organiser|are you the organizer|are you an organiser|are you official|
      are you an official account|is this official|are you from unesco|are you unesco|do you belong to the centre|
      do you work for unesco|do you work for the centre|on whose behalf do you speak|who are you talking for|who do you speak for|for whom do you speak|
      are you a lawyer|can you give legal advice|do you give legal advice|do you store my data|do you save my messages|
      do you store my messages|what do you store|is this private|do you keep my questions|what happens to my data|
      where do you get your information|where does your information come from|what are your sources|what is your source|whats your source|who says all this|how do you know|how do you know that|where do you have this from|who am i talking to`),
    human:
      list(`are you a bot|are you human|are you human or a bot|are you human or bot|are you a human or a bot|are you a bot or a human|are you a bot or human|are you a person or a bot|are you a real person or a bot|are you a person or a machine|are you a human|are you real|are you a robot|are you a person|are you a real person|
      are you an ai|are you ai|are you a machine|are you chatgpt|are you gpt|are you an llm|are you a language model|
      are you a computer|are you a program|are you alive|is this a bot|is this a human|is this a real person|is this ai|
      is this an ai|is this chatgpt|am i talking to a human|am i talking to a bot|am i talking to a person|
      am i talking to a machine|am i speaking to a human|am i speaking with a human|am i chatting with a human|
      am i chatting with a bot|is there a human|is there a human here|is anybody human here|do you use ai|bot or human|
      human or bot|are you using ai|do you use chatgpt`),
    doubt:
      list(`you are wrong|you're wrong|youre wrong|u are wrong|ur wrong|that is wrong|that's wrong|thats wrong|this is wrong|wrong|
      wrong answer|that is the wrong answer|that is not right|that is not correct|this is not correct|not correct|incorrect|
      that is incorrect|this is incorrect|your answer is wrong|the answer is wrong|you made a mistake|you are mistaken|
      this is a mistake|that is a mistake|i think you are wrong|i think that is wrong|you did not answer my question|
      that is not what i asked|that's not what i asked|thats not what i asked|not what i asked|you misunderstood me|
      you misunderstand me|you got me wrong|you got it wrong|thanks for nothing|thank you for nothing|this is nonsense|that is nonsense|that makes no sense|you are lying|you are useless|
      useless|useless bot|stupid bot|bad bot|you are stupid|this is useless|that does not help|that did not help|not helpful`),
  },
  aboutBot:
    list(`are you from|are you part of|are you with|are you run by|are you made by|are you made of|are you paid|are you working for|
    are you a|are you an|are you the|are you able|are you allowed|are you connected|are you smart|are you stupid|are you always|
    are you trained|are you speaking|are you online|who programmed you|who trained you|who pays you|who is paying you|
    how old are you|where are you from|where do you live|how were you made|when were you made|what language do you speak|
    which languages do you speak|what languages do you speak|do you speak|can you speak|can i talk to a human|
    can i speak to a human|can i talk to a person|can you give me legal advice|can you give legal advice|give me legal advice|
    can you advise me|can i get legal advice|do you remember me|do you sleep`),
  helpers: words('do does did'),
  places: list(
    'in the summary|in the list|on the list|in the paper|of the list|in the row|in the order|there',
  ),
  wholeTails: words(
    'they it ask asks asked say says said want wants for from us cities of the paper there is in mention mentions encourage encourages tell tells name names',
  ),
  praise: words(
    'good fine cool nice great super perfect excellent wonderful brilliant lovely awesome alright lol haha start hi hey',
  ),
  stressing: words(
    'all still even actually really just exactly possibly maybe like honestly basically anyway simply',
  ),
  shortened: new Map([
    ['u', 'you'],
    ['ur', 'your'],
    ['r', 'are'],
    ['wat', 'what'],
    ['wut', 'what'],
    ['whats', 'what is'],
    ['thats', 'that is'],
    ['cant', 'can not'],
    ['advise', 'advice'],
    ['tks', 'thanks'],
    ['thks', 'thanks'],
    ['thnx', 'thanks'],
    ['thxs', 'thanks'],
    ['tnx', 'thanks'],
  ]),
  fillers:
    words(`please pls plz bot dear there so well ok okay k oh ah um uh hm hmm mm yes yeah yep sure right right now then and
    just a very much indeed my friend mate buddy dude man guys folks team all everyone again to you for your the that was is it
    really kind kindly sorry excuse me pardon no lol haha again today already everybody sir madam too also first now btw`),
  numbers: {
    cardinals: valued(CARDINALS, TENS),
    ordinals: valued(
      ORDINALS,
      'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth',
    ),
    ordinalEndings: ['st', 'nd', 'rd', 'th'],
  },
  itemName: 'encouragement',
  itemsName: 'encouragements',
  itemPhrases: ['call to action', 'call for action'],
  items:
    words(`encouragement encouragements enc encs encouragment encouragments encouragemnt encouragemnts encouragemen
    recommendation recommendations point points item items`),
  strandItems: words('strand strands pillar pillars direction directions group groups'),
  otherItems:
    words(`edition editions volume volumes paragraph paragraphs day days week month year years part parts conference
    academy workshop workshops page pages step steps february january march session event name world
    time half question sentence line obstacle edtion publication book chapter generation`),
  numberSigns: words('no nr num number numero numbers nos'),
  soundAlikes: new Map([
    ['2', words('be do get give go have know me my our say see the us use you u')],
    ['4', words('ever free me my our real sure the us you u your')],
  ]),
  lookupWords:
    words(`a an about again all am back and are as at be called can content contain contains could cite describe do does document
    exact exactly explain find for fourteen full full-text from get give go got have hear how i in into is it its know let like
    list look looking least but even mean means me my need next now of on one only open out outcome paper pdf please pls plz quote re read reads
    really recite right say saying says see send share show so state states stating summarise summarize tell text that the their
    them then there these they this those to us version want was we what whats where which who why with word worded wording words
    would you your written writes gimme lemme whole verbatim literally concerning regarding topic title called name named compare comparison versus vs stands stand under behind
    between difference and or plus both from declaration 2022 second-edition actually sentence ok okay hi hello hey thx thanks
    said exist exists any other more than no yes lol hm so will be literal literally content contents interested interests just by jump skip forward overlap overlaps differ call compare minus`),
  moves: {
    next: list(`and after|after|next|nxt|nxt one|next one|the next|the next one|go on|continue|carry on|keep going|and next|next please|and then|what is next|
      whats next|what comes next|then|forward|proceed|following|the following|the following one|show me the next|show the next one|
      the one after|the one after that|and the one after|the one following|the one following it|and the one following|and the one following it|the one following that|and the one after that|one after|what follows|the one that follows|
      and the one that follows|what comes after|what comes after that|what comes after it|what comes after this|what comes after this one|what is after it|which comes after|which one comes after|move on|one further|next strand|the next strand|
      next encouragement|the next encouragement`),
    previous:
      list(`previous|before|and before|one step back|a step back|the topic before|the topic before this|the topic before that|the one before this|previous one|the previous|the previous one|prev|back|go back|the one before|the one before that|what comes before|what comes before it|what comes before that|what comes before this|what comes before this one|what is before it|which comes before|which one comes before|
      one before|and the one before|and the one before that|one back|before that|step back|the last one again|what came before|
      the preceding one|previous strand|the previous strand|previous encouragement|the previous encouragement`),
    first: list(
      `start with the first|start with the first one|begin with the first|the very first|the very first one|start from the beginning|from the start|from the beginning|back to the first|back to the first one|back to the beginning|back to the start`,
    ),
    last: list(`last|lastly|and lastly|last one|the last|the last one|and the last|and the last one|the final one|final one|the very last|
      the very last one|the last strand|last encouragement|the last encouragement|the final encouragement|final encouragement`),
    beforeLast:
      list(`second to last|second to last one|the second to last|the second to last one|and second to last|and the second to last|
      and the second to last one|last but one|the last but one|and the last but one|penultimate|the penultimate one|second last|
      the second last one|next to last|the next to last one`),
    more: list(`tell me more|more|more please|more details|more detail|more info|more information|more on that|more on this|
      more about that|more about this|more about it|tell me more about it|tell me more about that|tell me more about this|
      any more|anything more|anything else|what else|go deeper|details|details please|elaborate|please elaborate|
      can you elaborate|can you tell me more|could you tell me more|say more|give me more|i want to know more|expand|
      expand on that|go into detail|in more detail|and what else|is there more|is there anything else|still more|even more|and more|one more|some more|more of it|more of that|
      know more|learn more|read more|i want more|tell me a bit more|a bit more`),
    whole:
      list(`is that all|was that all|is that it|is that all of them|is this all|is this everything|is that everything|are those all|
      are these all|is that the whole list|is that the full list|is that the complete list|are there no more|are there no others|
      no others|only those|just those|only these|that all|is that all there is|are they all|were those all|was that everything|
      is it all|is that all of it|is this all of them|are these all of them|are those all of them`),
    again:
      list(`source|sources|source please|sources please|your source|your sources|the source|the sources|which source|which sources|
      what source|from which source|from what source|name the source|name your source|name your sources|where is that from|where is this from|says who|proof|
      any proof|can you prove it|can you prove that|reference|references|citation|link to the source|show me the source|
      show the source|show sources|again|repeat|repeat that|say that again|say it again|once more|one more time|come again|pardon|what|huh|
      what did you say|what was that|can you repeat|can you repeat that|could you repeat that|please repeat|sorry what|
      what do you mean|what do you mean by that|what do you mean by this|what do you mean with that|what does that mean|
      what does this mean|what is meant by that|what is meant by this|what is meant with this|what is meant with that|
      meaning|i do not understand|i dont understand|i did not understand|i do not get it|explain|explain that|explain this|
      explain it|please explain|can you explain|can you explain that|could you explain that|in simple words|in plain words|
      in other words|simpler please|say it simpler|can you say it simpler|can u say it simpler|put it differently|rephrase|
      can you rephrase that|make it simpler|easier please|too complicated|are you sure|you sure|u sure|really|is that true|
      is that right|is that correct|sure|certain`),
    other:
      list(`the other|the other one|and the other|and the other one|what about the other|what about the other one|
      the others|the other ones|and the others|what are the others|what are the other ones|which are the others|
      what are the other three|what are the other two|and the other three|and the other two|the other three|the other two|which are the other three|which are the other ones|the remaining ones|the rest|and the rest|what about the rest|what are the rest`),
  },
  again: words('explain again simpler simply repeat rephrase reword clearer easier'),
  aroundAgain: words(
    'can could you u would please pls plz it this that me once more to say in words for a bit and so ok sorry',
  ),
  listing: words('list listing all every each enumerate through browse walk'),
  listed: {
    ones: words('one ones body name'),
    them: words('them these those which'),
    following:
      words(`of was is are were does do did has have had stand stands mean means say says about in on called then and
      come comes ask asks want wants exactly`),
  },
  lists:
    list(`list|list them|list them all|list all|list all of them|list all the encouragements|list the encouragements|
    list encouragements|list all encouragements|list all fourteen|list all fourteen encouragements|show them|show them all|
    show all|show all of them|show me all|show me all of them|show me the list|give me the list|the list|the whole list|
    the full list|all of them|all fourteen|all fourteen of them|all|every one of them|each of them|name them|name them all|
    what are they|which are they|which ones|what are those|and what are those|enumerate them|read them all|
    show me the encouragements|give me all of them|give me all|show the encouragements|all encouragements|all the encouragements|
    the encouragements|encouragements|encouragement|encouragements list|list of encouragements|the list of encouragements|
    full list of encouragements|complete list of encouragements|browse|browse encouragements|browse the encouragements|
    show me the full list|can you list them|can you list them all|could you list them|please list them|
    the fourteen encouragements|fourteen encouragements|show me all fourteen|show me all the encouragements|
    show all encouragements|give me the encouragements|give me all encouragements|give me all fourteen`),
  picking: ['which', 'what', 'wich'].flatMap((which) => [
    which,
    ...list(`one|ones|of them|of these|of those|one of them|ones of them|of the four|of the fourteen|strand|strands|encouragement|
    encouragements|of the strands|of the encouragements|recommendation|recommendations|point|points|pillar|pillars|group|groups`).map(
      (what) => `${which} ${what}`,
    ),
  ]),
  dealing:
    list(`is about|are about|was about|deal with|deals with|deal about|deals about|mention|mentions|concern|concerns|cover|covers|address|addresses|
    touch on|touches on|touch|touches|speak of|speaks of|speak about|speaks about|talk about|talks about|talk of|talks of|is on|are on|is for|are for|
    has to do with|have to do with|tackle|tackles|treat|treats|about|on|names|name|includes|include|refers to|refer to|regards|regard|say something about|
    says something about|is dealing with|are dealing with|speaks on|is related to|are related to|relates to|relate to`),
  ofItem: list(
    'is it|does it|is this one|does this one|is that one|does that one|what does it|what is it about|what does this one|what does that one|is it also|does it also',
  ),
  topicQuestions: list('what does the paper say about|does the paper mention'),
  corrections:
    list(`wrong year|sorry wrong year|wrong edition|sorry wrong edition|my bad wrong year|oh wrong year|no i meant|no i mean|no i ment|i ment|no sorry i meant|no sorry i mean|sorry i ment|my bad|my mistake|ah sorry i meant|oh i meant|ah i meant|no no|no no i mean|no no no|no no i meant|i meant|i mean|sorry i meant|sorry i mean|i actually meant|actually i meant|
    actually i mean|no not that|not that|no that is not what i meant|that is not what i meant|that is not what i asked|
    that is wrong|that was not my question|wrong|no|nope|sorry|oops|correction|rather|no sorry|oh sorry|ah sorry|no wait|wait|
    no i asked about|i asked about|i was asking about|no i was asking about|i wanted|no i wanted|no i want|i do not want that|
    let me rephrase|to be precise|make that`),
  switches:
    list(`new topic|new question|next question|other question|another question|different question|different topic|
    other topic|another topic|another thing|other thing|different thing|change of topic|changing topic|by the way|back to business|
    ok other thing|ok new topic|ok next question|ok another question|quick question|one more question|last question|unrelated`),
  correctionEnds: list('i mean|i meant|i ment|i wanted|obviously|of course|please|instead|that is'),
  negations: words('not'),
  repeating: words('same question again back to'),
  earlier: words('before previous prior earlier preceding'),
  later: words('after next following later subsequent'),
  beyond: words('else more other others further besides'),
  scopeItems: words('edition editions year years round rounds'),
  ones: words('one ones'),
  meaning: words('i we mean meant ment the one that is was of in for about talking asking'),
  choosing: words('i we id d would like take pick choose want lets let go with for give me us the one my'),
  options: words('option options choice number question suggestion nr no'),
  afterOrdinals:
    words(`online virtual remote digital also too as well and or then who whom whose what which when where why how is
    are was were do does did can could will would has have had in on at about with compared please pls you we they it take took begin began start started end ended last lasted run ran happen happened meet met
    come came get got`),
  excluding: words(
    'not except but between instead without than neither nor besides apart excluding first earlier later before after same more most longer shorter bigger',
  ),
  both: words('both or vs versus respectively each'),
  continuations:
    list(`and|and what about|what about|how about|and for|and in|and on|and of|but|so|also|then|and then|or|plus|and also|
    ok and|okay and|and how about|but what about|so what about|same for|the same for|and the same for|and with|and by|as for`),
  pronouns: words(
    'it its they them their theirs those these that this there he she him her his one ones such thereof both each same other others else',
  ),
  pointers: words('that those these them he she him her'),
  afterPointers: /(?:ed|en|held|made|done|run|sent|began|begun|start|end|happen|cost|mean)$/,
  appeals: {
    judging:
      words(`right wrong true false correct incorrect confirm confirms confirmed agree agrees otherwise differently mistaken
      exaggerating exaggerated lying back backs support supports so well`),
    around:
      words(`a am and any anything anywhere are as at be bot by can case could did do does document event i if in indeed is
      it me my not of on or paper please really remember recall say says see sees she he source sources statement text that the
      their them there they this to view was we were what which who with would you your announcement academy conference claim`),
  },
  questionWords: words(
    'give gimme tell show list send explain describe summarise summarize who whom whose whos what whats wat waht which wich when where wheres wher why how hows',
  ),
  askers:
    words(`who whom whose what whats which when where wheres why how is are was were do does did can could will would has have had
    should may shall tell give show list name explain describe define summarise summarize compare find say please quote
    whos hows wat waht wich wher whatre`),
  verdictAskers: words('is are was were do does did can could will would has have had should may shall'),
  existentials: [
    'is there',
    'are there',
    'was there',
    'were there',
    'there is',
    'there are',
    'there was',
    'there were',
  ],
  frames: {
    people:
      list(`i|i'm|im|i'd|id|we|we're|we'd|wed|my|our|me|us|somebody|someone|colleague|colleagues|boss|chief|mayor|mayors|director|
      partner|partners|friend|friends|student|students|professor|prof|teacher|dean|supervisor|councillor|councillors|trainee|
      intern|team|office|city|cities|town|towns|municipality|municipalities|council|councils|village|villages|region|regions|
      county|counties|district|districts|governments|government|organisation|organisations|organization|organizations|ngo|ngos|
      group|groups|people|person|members|member|university|school|faculty|department|ministry`),
    places: list('in|from|at'),
    questioning: list(
      'who|whom|whose|what|which|when|where|why|how|paper|participants|event|academy|conference|whenever|everytime',
    ),
    verbs:
      list(`wants to know|want to know|wanted to know|would like to know|'d like to know|would love to know|
      would like to hear|need to know|needs to know|needs to find out|need to find out|have to find out|has to find out|
      should find out|asks|asked|is asking|are asking|keeps asking|was asked|were asked|wonders|wondered|wonder|was wondering|
      were wondering|am wondering|'m wondering|is wondering|are wondering|is curious|am curious|'m curious|is unsure|am unsure|
      'm unsure|not sure|claims|claimed|says|thinks|think|believes|insists|is convinced|heard|was told|were told|told|
      should explain|must explain|can explain|have to write|has to write|must write|need to write|needs to write|should write|
      have to report|has to report|must report|have to state|must state|have to list|must list|have to name|must name|have to fill in|
      must fill in|have to note|must note|have to tell|must tell|have to say|must say|
      request you to tell|request you to please tell|request you to kindly tell|kindly request you to tell|ask you to tell|ask you to please tell|
      want you to tell|would like you to tell|'d like you to tell`),
    hearers: list('me|us|him|her|them|to me|to us'),
    tags: [
      "(?:is|are|was|were|do|does|did|has|have|had|would|could|can|will)(?:n'?t)?\\s+(?:it|they|he|she|we|that|there|i|you)",
      '(?:am|was|is|or am|or did|did) i (?:right|wrong|correct|misread.*|mistaken)',
      'or did i .*',
      'right|correct|true|no|yes|ok|eh|innit|huh|or|or not|or what|not true|i think|i guess|i suppose|i believe|i assume',
    ],
    requests:
      list(`could you tell me|can you tell me|would you tell me|will you tell me|could you please tell me|can you please tell me|
      could you tell us|can you tell us|could you kindly tell me|can u tell me|could u tell me|please tell me|pls tell me|kindly tell me|quick question|small question|
      wee question|short question|simple question|one question|just a question|just one question|a question`),
    links: list('if|whether|that|to find out|to check|about|exactly|just|please'),
  },
  purposes: {
    wanting: list(
      `i|we|just|only|need|needed|want|wanted|asking|is|its|it's|that's|thats|this is|it is|it|this|that|both|them|these|one|all|asap|pls|plz|please`,
    ),
    owners: list('my|our|a|an|the|this|his|her|their|ur|your|some'),
    things: list(
      `essays?|thesis|dissertations?|papers?|reports?|annex|annexes|annexe|articles?|newsletters?|slides?|slidedeck|deck|presentations?|ppt|tweets?|
      glossary|footnotes?|bibliography|minutes|homework|assignments?|exams?|quiz|seminars?|lectures?|speech|speeches|
      press release|briefings?|memos?|files?|records|notes|posters?|flyers?|leaflets?|blog|podcast|
      grant|applications?|proposals?|archives?|database|spreadsheet|tables?|
      chronicle|homepage|captions?|headlines?|list of acronyms|acronym list|yearbook|protocol|dossier|invoice|form|wall|intranet`,
    ),
  },
  known: list(
    'i know|i do know|i already know|we know|we already know|i get|i understand|i see|i have read|i heard',
  ),
  buts: list('but|however|yet|only|just not'),
  kindAskers: words('who whom when where why'),
  measures: words('many much long often'),
  prepositions: words('on about of for in with by to from at between since'),
  clauseWords: ['and', 'but', 'so', 'because', 'since', 'as', 'while', 'that'],
  timeClauses: words('before befor b4 after while until till'),
  joiners: ['and also', 'as well as', 'and', 'n', '&', 'plus', 'also', 'but also', 'but', '+'],
};
