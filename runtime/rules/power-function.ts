import { sql, type SQL } from 'drizzle-orm'
import { mostExponent, powerDigits } from '../../schemas/rules/operators/power.ts'

/** The power as JavaScript reckons it: exactly, and null beyond its bounds. */
export const powered = (base: SQL, exponent: SQL): SQL => sql`tessera.rule_power(${base}, ${exponent})`

/**
 * The statement that installs `tessera.rule_power(base, exponent)`. Postgres' own `power` rounds, so it multiplies,
 * by squaring. Nothing grows beyond twice the digits of the longest power, which numerics hold exactly.
 */
export const powerFunction = `create or replace function tessera.rule_power(base numeric, exponent numeric) returns numeric
language plpgsql immutable strict parallel safe as $$
declare
  b numeric := trim_scale(base);
  r numeric := 1;
  e int;
begin
  if abs(exponent) > ${mostExponent} then
    return null;
  end if;
  e := abs(exponent);
  if scale(b) * e > ${powerDigits} then
    return null;
  end if;
  while e > 0 loop
    if abs(b) >= 1e${powerDigits} then
      return null;
    end if;
    if e % 2 = 1 then
      r := r * b;
    end if;
    e := e / 2;
    if e > 0 then
      b := b * b;
    end if;
  end loop;
  if abs(r) >= 1e${powerDigits} then
    return null;
  end if;
  return case when exponent >= 0 then r else round(div(1e21, nullif(r, 0)) * 0.1) * 1e-20 end;
end
$$`
