import type { Intent } from '../../src/matching/intent.js';

/** A small invented subject, the library of a town, in the shape of a knowledge: few questions an entry. */
export const LIBRARY: readonly Intent[] = [
  {
    id: 'opening-hours',
    utterances: [
      'When is the library open?',
      'What are the opening hours?',
      'At what time does it close in the evening?',
      'Is it open on Sundays?',
      'opening times',
    ],
    answer: 'The library opens from nine to six on weekdays and until noon on Saturday.',
  },
  {
    id: 'membership-fee',
    utterances: [
      'How much does a membership cost?',
      'What is the price of the library card?',
      'Do students pay less for the card?',
      'annual fee',
      'Is membership free for children?',
    ],
    answer: 'A card costs twelve euros a year and is free below eighteen.',
  },
  {
    id: 'borrowing-limit',
    utterances: [
      'How many books can I borrow?',
      'What is the maximum number of loans?',
      'Can I take ten books home at once?',
      'loan limit',
      'How many items may I have on my card?',
    ],
    answer: 'Twenty items can be borrowed at the same time.',
  },
  {
    id: 'director',
    utterances: [
      'Who is the director of the library?',
      'Who runs the library?',
      'What is the name of the head?',
      'Who leads the house?',
      'boss of the library',
    ],
    answer: 'Amalia Brunner has been the director since 2019.',
  },
  {
    id: 'location',
    utterances: [
      'Where is the library?',
      'What is the address?',
      'How do I get to the building?',
      'Which street is it in?',
      'location of the library',
    ],
    answer: 'It is at Linden Square, beside the town hall.',
  },
  {
    id: 'renewal',
    utterances: [
      'How do I renew a loan?',
      'Can I keep a book longer?',
      'How can I extend the loan period?',
      'prolong my books',
      'Is it possible to renew online?',
    ],
    answer: 'Loans are extended twice for four weeks on the website.',
  },
  {
    id: 'late-return',
    utterances: [
      'What happens when I return a book late?',
      'Is there a fine for overdue books?',
      'I forgot to bring back my loan in time',
      'late fee',
      'What do I owe for a late return?',
    ],
    answer: 'Each day costs twenty cents after the due date.',
  },
  {
    id: 'internet',
    utterances: [
      'Is there wireless internet?',
      'How do I get on the wifi?',
      'Can I use a computer in the reading room?',
      'wifi password',
      'Do you have computers for visitors?',
    ],
    answer: 'Wireless internet is free, the password hangs at the entrance.',
  },
  {
    id: 'events',
    utterances: [
      'Which events take place in the library?',
      'Is there a story hour for children?',
      'When is the next reading by an author?',
      'programme of events',
      'Are there workshops?',
    ],
    answer: 'There is a story hour on Wednesday and a reading every month.',
  },
  {
    id: 'donation',
    utterances: [
      'Can I donate my old books?',
      'Do you take used books as a gift?',
      'I want to give you novels that I have read',
      'book donation',
      'Where can I leave books that I no longer need?',
    ],
    answer: 'Clean books of the last ten years are accepted at the desk.',
  },
];
