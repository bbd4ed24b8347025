/** Languages of the program; the page says which one its person chose. */
export type Language = 'en' | 'ko';

const en = {
  file: 'File',
  openProject: 'Open Project…',
  openProjectTitle: 'Open a project',
  open: 'Open',
  openRecent: 'Open Recent',
  nothingRecent: 'No project yet',
  revealProject: 'Show Project in File Manager',
  quit: 'Quit',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select All',
  view: 'View',
  larger: 'Larger Text',
  smaller: 'Smaller Text',
  usualSize: 'Usual Text Size',
  fullScreen: 'Full Screen',
  developerTools: 'Developer Tools',
  go: 'Go',
  window: 'Window',
  minimize: 'Minimize',
  help: 'Help',
  latexCommands: 'LaTeX Commands (Web)',
  about: 'About Quotient',
  jobAsk: 'Leave while work is running?',
  jobSentence: 'It is stopped where it is now; what it has done stays, and it can be started again.',
  jobImport: 'An import is running.',
  jobFreeze: 'A release is being frozen.',
  jobExport: 'An export is running.',
  jobSample: 'The sample project is being filled.',
  jobDoctor: 'The project is being checked.',
  jobBoxing: 'Formulas are being boxed.',
  jobVerify: 'An export is being read again.',
  jobSynthesis: 'Formulas are being drawn.',
  jobArchive: 'An archive is being written.',
  jobValidation: 'The truth is being checked.',
  jobDuplicates: 'Pictures are being compared.',
  jobChange: 'Many formulas are being changed.',
  leave: 'Stop It and Leave',
  stay: 'Stay',
  unsavedAsk: 'Not everything is saved yet.',
  unsavedSentence:
    'Your last edits are still on their way to the project. Wait a little longer, or go back to see what holds them up.',
  waitLonger: 'Wait',
  goBack: 'Go Back',
  leaveUnsaved: 'Lose Them and Leave',
  draftAsk: 'Something that you began is not saved.',
  draftSentence: 'It is kept only while this window is open. Go back to save it with the button beside it.',
  leaveDraft: 'Discard It and Leave',
  coreFailedAsk: 'Quotient cannot go on.',
  coreFailedSentence:
    'The part that holds the project stopped several times. What was saved is safe. The log is {log}.',
  tryAgain: 'Try Again',
  pageGone: 'The window stopped unexpectedly and was loaded again. What was saved is safe.',
  openFailed: 'The project cannot be opened.',
} as const;

export type TextKey = keyof typeof en;

const ko: Readonly<Record<TextKey, string>> = {
  file: '파일',
  openProject: '프로젝트 열기…',
  openProjectTitle: '프로젝트 열기',
  open: '열기',
  openRecent: '최근 프로젝트',
  nothingRecent: '최근 프로젝트 없음',
  revealProject: '프로젝트 폴더 보기',
  quit: '끝내기',
  edit: '편집',
  undo: '실행 취소',
  redo: '다시 실행',
  cut: '잘라내기',
  copy: '복사',
  paste: '붙여넣기',
  selectAll: '모두 선택',
  view: '보기',
  larger: '글자 크게',
  smaller: '글자 작게',
  usualSize: '기본 글자 크기',
  fullScreen: '전체 화면',
  developerTools: '개발자 도구',
  go: '이동',
  window: '창',
  minimize: '최소화',
  help: '도움말',
  latexCommands: 'LaTeX 명령 (웹)',
  about: 'Quotient 정보',
  jobAsk: '작업이 진행 중입니다. 그래도 나갈까요?',
  jobSentence: '작업은 지금 상태에서 멈춥니다. 이미 처리한 내용은 남아 있으며 나중에 다시 시작할 수 있습니다.',
  jobImport: '가져오기가 진행 중입니다.',
  jobFreeze: '릴리스를 고정하는 중입니다.',
  jobExport: '내보내기가 진행 중입니다.',
  jobSample: '샘플 프로젝트를 채우는 중입니다.',
  jobDoctor: '프로젝트를 점검하는 중입니다.',
  jobBoxing: '수식에 박스를 그리는 중입니다.',
  jobVerify: '내보낸 데이터를 검증하는 중입니다.',
  jobSynthesis: '수식을 그리는 중입니다.',
  jobArchive: '아카이브를 쓰는 중입니다.',
  jobValidation: '정답을 검사하는 중입니다.',
  jobDuplicates: '이미지를 비교하는 중입니다.',
  jobChange: '여러 수식을 변경하는 중입니다.',
  leave: '멈추고 나가기',
  stay: '계속하기',
  unsavedAsk: '아직 저장되지 않은 내용이 있습니다.',
  unsavedSentence:
    '마지막 편집 내용을 저장하는 중입니다. 조금 더 기다리거나, 돌아가서 무엇이 저장을 막고 있는지 확인하세요.',
  waitLonger: '기다리기',
  goBack: '돌아가기',
  leaveUnsaved: '저장하지 않고 나가기',
  draftAsk: '시작하고 저장하지 않은 내용이 있습니다.',
  draftSentence: '이 창이 열려 있는 동안에만 남습니다. 돌아가서 옆에 있는 단추로 저장하세요.',
  leaveDraft: '버리고 나가기',
  coreFailedAsk: 'Quotient를 계속 실행할 수 없습니다.',
  coreFailedSentence: '프로젝트를 관리하는 프로세스가 여러 번 종료되었습니다. 저장된 내용은 안전합니다. 로그: {log}',
  tryAgain: '다시 시도',
  pageGone: '창이 예기치 않게 종료되어 다시 불러왔습니다. 저장된 내용은 안전합니다.',
  openFailed: '프로젝트를 열 수 없습니다.',
};

const texts: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { en, ko };

/** A sentence of what lies outside the page: menus and the system's dialogs. */
export function textIn(language: Language): (key: TextKey, values?: Readonly<Record<string, string>>) => string {
  return (key, values = {}) => texts[language][key].replaceAll(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** The first of the person's languages that the program speaks. */
export function languageOfSystem(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    if (/^ko\b/i.test(tag)) return 'ko';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}
