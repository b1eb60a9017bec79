import { describe, expect, it } from 'vitest';
import { contactFaults, LONGEST_ADDRESS, tidyContact } from './centre-contact.ts';

const faults = (phone: string, address = '') => contactFaults(tidyContact({ phone, address }));

describe('how people reach a centre', () => {
  it.each(['', '0750-2600001', '(0750) 2600001 转 8', '2600001、2600002', '+86 750 2600001', '１２３４５'])(
    'can be %j',
    (phone) => {
      expect(faults(phone)).toEqual([]);
    },
  );

  it.each(['1234', '问村委会', '0750-2600001 张三', `0${'1'.repeat(40)}`])('is no telephone: %j', (phone) => {
    expect(faults(phone)).toEqual([{ field: 'phone', code: 'format' }]);
  });

  it('is stored in plain digits and without the blanks around it', () => {
    expect(tidyContact({ phone: ' ０７５０－２６００００１ ', address: ' 村委会一楼 ' })).toEqual({
      phone: '0750-2600001',
      address: '村委会一楼',
    });
  });

  it('has an address of one line', () => {
    expect(faults('', '村'.repeat(LONGEST_ADDRESS))).toEqual([]);
    expect(faults('', '村'.repeat(LONGEST_ADDRESS + 1))).toEqual([{ field: 'address', code: 'too-long' }]);
  });
});
