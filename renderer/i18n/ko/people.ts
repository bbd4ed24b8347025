import type { people as english } from '../en/people.ts';
import type { Translation } from '../translation.ts';

export const people: Translation<typeof english> = {
  title: '구성원',
  count_other: '{{count, number}}명',
  add: '구성원 추가',
  addTitle: '구성원 추가',
  name: '이름',
  role: '역할',
  you: '나',
  roleOf: '{{name}}의 역할',
  ownRoleTitle: '내 역할을 {{role}}(으)로 바꿀까요?',
  ownRoleSentence: '내 권한이 줄어들며, 관리자만 되돌릴 수 있습니다.',
  ownRoleDo: '바꾸기',
  nameOf: '{{name}}의 이름',
  annotatorHint: '상자를 그리고 레이블과 LaTeX를 입력해 제출합니다.',
  reviewerHint: '제출된 작업을 승인하거나 반려할 수도 있습니다.',
  leadHint: '수량 목표, 구성원, 설정, 릴리스도 관리합니다.',
  retire: '사용 중지…',
  retireAsk: '{{name}} 님을 사용 중지할까요?',
  retireSentence: '작업과 작업자 이름은 그대로 남고, 더 이상 들어올 수 없습니다. 언제든지 되돌릴 수 있습니다.',
  rename: '이름 변경…',
  invite: '초대 링크…',
  inviteTitle: '{{name}} 님 초대',
  inviteSentence:
    '이 링크를 한 번 열면 그 브라우저에서 계속 {{name}} 님으로 작업합니다. 링크는 지금만 보이며, 잃어버리면 새로 만드세요.',
  inviteMake: '링크 만들기',
  inviteExpires: '{{date}}까지 사용 가능',
  inviteUnreachable:
    '지금은 이 컴퓨터에서만 접속할 수 있어 링크도 여기서만 열립니다. 다른 사람을 초대하려면 Quotient를 --lan 옵션으로 시작하세요.',
  revoke: '초대와 로그인 취소…',
  revokeAsk: '{{name}} 님의 초대와 로그인을 모두 취소할까요?',
  revokeSentence: '사용하지 않은 링크는 무효가 되고, {{name}} 님으로 작업 중인 모든 브라우저에서 로그아웃됩니다.',
  revokeDo: '취소하기',
  revoked_other: '{{count, number}}개를 취소했습니다',
  showRetired: '사용 중지된 구성원 보기',
  actions: '{{name}} 님에 대한 작업',
};
