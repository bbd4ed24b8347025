/** Of words on the canvas, in the languages of the screen: a canvas knows nothing of the fonts of its document. */
export const wordFont =
  '"Pretendard Variable", Pretendard, Inter, "Apple SD Gothic Neo", "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", "DejaVu Sans", sans-serif';
