import { describe, expect, it } from '@jest/globals';
import { WORKING_CALENDAR } from '../reference/public-holidays.js';
import { LocalDate } from './local-date.js';

const day = LocalDate.parse;
const works = (text: string): boolean => WORKING_CALENDAR.isWorkingDay(day(text));

describe('working days', () => {
  it('are Monday to Friday', () => {
    // 2019-02-15 is a Friday.
    expect(['2019-02-15', '2019-02-16', '2019-02-17', '2019-02-18'].map(works)).toEqual([true, false, false, true]);
  });

  it('leave out holidays of Kazakhstan, by the law of the year', () => {
    expect(works('2019-03-21')).toBe(false);
    expect(works('2020-12-01')).toBe(false);
    expect(works('2022-12-01')).toBe(true);
    expect(works('2021-10-25')).toBe(true);
    expect(works('2022-10-25')).toBe(false);
  });

  it('leave out the working day after holidays that fell on a weekend', () => {
    // Saturday 23 March 2019 after two holidays on weekdays: Monday the 25th is free.
    expect(works('2019-03-25')).toBe(false);
    expect(works('2019-03-26')).toBe(true);
    // Saturday and Sunday, 1 and 2 January 2022: Monday and Tuesday are free.
    expect([works('2022-01-03'), works('2022-01-04'), works('2022-01-05')]).toEqual([false, false, true]);
    // The Orthodox Christmas of 2018 was a Sunday and moved nothing.
    expect(works('2018-01-08')).toBe(true);
  });
});
