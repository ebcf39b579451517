import type { FormBlock } from '../../schema/block.ts';

/** A call-back request as the service describes it. */
export const callBackBlock: FormBlock = {
  type: 'form',
  id: 'call-back',
  heading: 'Ask for a call back',
  intro: 'We phone you within one working day. Leave out anything about your health.',
  action: '/api/call-back',
  submit: 'Send my request',
  fields: [
    {
      name: 'name',
      type: 'text',
      label: 'Your name',
      required: true,
      autocomplete: 'name',
    },
    {
      name: 'phone',
      type: 'tel',
      label: 'Phone number',
      required: true,
      autocomplete: 'tel',
      hint: 'A UK number that we can reach you on',
    },
    {
      name: 'when',
      type: 'select',
      label: 'Best time',
      value: 'any',
      required: false,
      options: [
        { value: 'any', label: 'Any time' },
        { value: 'morning', label: 'Morning' },
        { value: 'afternoon', label: 'Afternoon' },
      ],
    },
    {
      name: 'consent',
      type: 'consent',
      label: 'You may use these details to phone me. They are deleted after 30 days.',
      required: true,
    },
    { name: 'form-token', type: 'hidden', label: '', required: false, value: '1' },
  ],
};

/** Free appointments, grouped by day. */
export const slotsBlock: FormBlock = {
  type: 'form',
  id: 'slots',
  heading: 'Choose a time',
  action: '/api/slots',
  submit: 'Book this time',
  fields: [
    {
      name: 'slot',
      type: 'choice',
      label: 'Free appointments',
      required: true,
      options: [
        { value: '1', label: '9am', group: 'Tuesday 24 March' },
        { value: '2', label: '11:30am', group: 'Tuesday 24 March' },
        { value: '3', label: '2pm', group: 'Tuesday 24 March' },
        { value: '4', label: '10am', group: 'Wednesday 25 March' },
        { value: '5', label: '4:45pm', group: 'Wednesday 25 March' },
      ],
    },
    {
      name: 'email',
      type: 'email',
      label: 'Email',
      required: true,
      autocomplete: 'email',
    },
  ],
};
