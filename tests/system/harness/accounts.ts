// Who there is in every test database.

export interface Person {
  name: string;
  password: string;
  role: 'admin' | 'organiser' | 'member';
}

export const ada: Person = { name: 'Ada', password: 'a long pass phrase', role: 'admin' };
export const olga: Person = { name: 'Olga', password: 'organises the cup', role: 'organiser' };
export const otto: Person = { name: 'Otto', password: 'organises another', role: 'organiser' };
export const mika: Person = { name: 'Mika', password: 'only plays along', role: 'member' };

export const everybody = [ada, olga, otto, mika];
