// WeChat's built-in components. In: the properties a page writes. Out: DOM that looks and behaves as WeChat's. Plain
// ones (`view`, `text` …) are nodes, not components: see engine/native-nodes.
import type { BuiltIn } from './built-in';
import { button } from './button';
import { checkbox, checkboxGroup, radio, radioGroup, switchComponent } from './choices';
import { form, label } from './form';
import { image } from './image';
import { input } from './input';
import { matchMedia } from './match-media';
import { movableArea, movableView } from './movable';
import { navigationBar, pageMeta } from './page-meta';
import { picker } from './picker';
import { pickerView, pickerViewColumn } from './picker-view';
import { leftOuts, openData, webView } from './platform-owned';
import { richText } from './rich-text';
import { scrollView } from './scroll-view';
import { canvas, coverImage, iconComponent, navigator, pageContainer, progress, rootPortal, standIns } from './simple';
import { slider } from './slider';
import { swiper, swiperItem } from './swiper';
import { textarea } from './textarea';
import { video } from './video';

export const builtIns = [
  button,
  canvas,
  checkbox,
  checkboxGroup,
  coverImage,
  form,
  iconComponent,
  image,
  input,
  label,
  matchMedia,
  movableArea,
  movableView,
  navigationBar,
  navigator,
  openData,
  pageContainer,
  pageMeta,
  picker,
  pickerView,
  pickerViewColumn,
  progress,
  radio,
  radioGroup,
  richText,
  rootPortal,
  scrollView,
  slider,
  swiper,
  swiperItem,
  switchComponent,
  textarea,
  video,
  webView,
  ...leftOuts,
  ...standIns,
] as unknown as readonly BuiltIn[];
