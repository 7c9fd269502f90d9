// The board as this tab last showed it, so that whoever leaves a contact finds it again.

const KEY = 'tableau';

export const rememberBoard = () => sessionStorage.setItem(KEY, location.search);

export const boardAddress = () => `/agent/${sessionStorage.getItem(KEY) ?? ''}`;
