// Pictures both ways. In: a reply that names a picture, or a message that is one. Out: the reply as WeChat takes it, the
// picture in our own storage. WeChat forgets a picture after three days; what was given to it is remembered with its age.
export { readyToSend, type Ready } from './outgoing';
export { keepPicture, unkeptPictures } from './incoming';
