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

function page(body: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Quotient</title>
    <style>
      :root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }
      body { max-width: 34rem; margin: 18vh auto 0; padding: 0 1.5rem; }
      button { font: inherit; padding: 0.5rem 1.25rem; }
    </style>
  </head>
  <body>
    <h1>Quotient</h1>
    ${body}
  </body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
