export { tracePicture, type PicturedTrace } from './picture';
