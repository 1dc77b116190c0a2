// `/phones/`: several phones side by side, each another visitor. `?openid=a,b` names them.

const host = document.getElementById('phones');
const form = document.getElementById('add');

function place(openid: string): void {
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  const name = document.createElement('span');
  name.textContent = openid;
  const close = document.createElement('button');
  close.textContent = '移走';
  const frame = document.createElement('iframe');
  frame.src = `/phone/?openid=${encodeURIComponent(openid)}`;
  frame.title = `${openid} 的手机`;
  close.addEventListener('click', () => {
    figure.remove();
    remember();
  });
  caption.append(name, close);
  figure.append(caption, frame);
  host?.append(figure);
  remember();
}

/** The address names the phones, so that a reload shows them again. */
function remember(): void {
  const names = Array.from(document.querySelectorAll('figcaption span'), (span) => span.textContent);
  history.replaceState(
    null,
    '',
    names.length > 0 ? `?openid=${names.map(encodeURIComponent).join(',')}` : location.pathname,
  );
}

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const field = form.querySelector('input');
  const openid = field?.value.trim() ?? '';
  if (field) field.value = '';
  if (openid !== '') {
    place(openid);
    return;
  }
  void fetch('/emulator/v1/visitors', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
    .then((response) => response.json())
    .then((visitor: { openid: string }) => {
      place(visitor.openid);
    });
});

const wanted =
  new URLSearchParams(location.search)
    .get('openid')
    ?.split(',')
    .filter((name) => name !== '') ?? [];
for (const openid of wanted.length > 0 ? wanted : ['visitor-1', 'visitor-2']) place(openid);
