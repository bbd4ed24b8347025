/** Page before the app: the invite of a person, in both languages because nobody has chosen one yet. */
export function invitePage(personName: string): string {
  const name = escapeHtml(personName);
  return page(
    `<p lang="en">This invite is for <strong>${name}</strong>.</p>
    <p lang="ko"><strong>${name}</strong> 님을 위한 초대입니다.</p>
    <form method="post"><button type="submit">Continue · 계속하기</button></form>`,
  );
}

/** Page for a link that lets nobody in. */
export function refusedPage(): string {
  return page(
    `<p lang="en">This link was used already, has expired or is not complete. Take a new one: from the terminal where
    Quotient runs (press Enter there), or from whoever invited you.</p>
    <p lang="ko">이미 사용했거나 만료되었거나 올바르지 않은 링크입니다. Quotient를 실행한 터미널에서 Enter 키를 눌러 새 링크를
    받거나, 초대한 사람에게 다시 요청하세요.</p>`,
  );
}

/** The mark of the program, as in `renderer/app/icon.svg`. */
const mark = `<svg width="36" height="36" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="7" fill="#3953b4"/><circle cx="16" cy="9.2" r="3.1" fill="#fff"/><rect x="6" y="14.6" width="20" height="2.8" rx="1.4" fill="#fff" opacity=".38"/><rect x="6" y="14.6" width="13" height="2.8" rx="1.4" fill="#fff"/><circle cx="16" cy="22.8" r="3.1" fill="none" stroke="#fff" stroke-width="1.8"/></svg>`;

function page(body: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Quotient</title>
    <style>
      :root {
        color-scheme: light dark;
        font: 1rem/1.6 Pretendard, system-ui, 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', 'Noto Sans CJK KR', sans-serif;
      }
      body {
        max-width: 30rem; margin: 16vh auto 0; padding: 0 1.5rem;
        color: light-dark(#1d2129, #dfe2e7); background: light-dark(#fafbfc, #14171c);
      }
      main {
        padding: 2rem; border: 1px solid light-dark(#e6e8eb, #313741); border-radius: 12px;
        background: light-dark(#fff, #1a1e24);
      }
      h1 { display: flex; align-items: center; gap: 0.75rem; margin: 0 0 1rem; font-size: 1.375rem; }
      button {
        padding: 0.5rem 1.25rem; border: 0; border-radius: 6px; font: inherit; font-weight: 600;
        color: #fff; background: #3953b4; cursor: pointer;
      }
      button:hover { background: #3049a2; }
      button:focus-visible { outline: 2px solid #7389d7; outline-offset: 2px; }
    </style>
  </head>
  <body>
    <main>
      <h1>${mark}Quotient</h1>
      ${body}
    </main>
  </body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
