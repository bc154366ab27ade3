/** Shows the state of the dossier whose unguessable token is in the address. */
const token = location.pathname.split('/').at(-1) ?? '';
const [vi, en] = ['status-vi', 'status-en'].map((id) => document.getElementById(id));

try {
  const answer = await fetch(`/api/public/dossiers/${encodeURIComponent(token)}`);
  if (answer.status === 404) {
    vi.textContent = 'Không tìm thấy hồ sơ. Xin kiểm tra lại đường dẫn trong tin nhắn.';
    en.textContent = 'There is no such dossier. Check the link in the message.';
  } else if (answer.ok) {
    const { status } = await answer.json();
    vi.textContent = status.vi;
    en.textContent = status.en;
  } else {
    throw new Error(`HTTP ${answer.status}`);
  }
} catch {
  vi.textContent = 'Hệ thống tạm thời không trả lời. Xin thử lại sau.';
  en.textContent = 'The system does not answer at the moment. Try again later.';
}
