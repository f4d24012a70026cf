import { useState } from 'react';
import { faultOf } from '@/api/client';
import { kPasswordRule, passwordFault } from '@/components/passwordRule';

/** A new password while it is chosen: held to the rule before it is sent, and to what the server said of it after. */
export function useNewPassword(problem: unknown) {
  const [password, setPassword] = useState('');
  const [isTried, setIsTried] = useState(false);
  const fault = passwordFault(password) ?? undefined;
  const error = isTried ? (fault ?? faultOf(problem, 'password')) : undefined;
  return {
    password,
    error,
    isTried,
    /** What its field shows. */
    field: {
      autoComplete: 'new-password',
      hint: kPasswordRule,
      error,
      value: password,
      onChange: setPassword,
    } as const,
    /** Whether it may be sent; when not, its field says why and has the focus. */
    check(field: Element | RadioNodeList | null): boolean {
      setIsTried(true);
      if (fault !== undefined && field instanceof HTMLElement) field.focus();
      return fault === undefined;
    },
    forget() {
      setPassword('');
      setIsTried(false);
    },
  };
}
