// WeChat's built-in components. In: the properties a page writes. Out: DOM that looks and behaves as WeChat's. Plain
// ones (`view`, `text` …) are nodes, not components: see engine/native-nodes.
import type { BuiltIn } from './built-in';
import { button } from './button';
import { checkbox, checkboxGroup, radio, radioGroup, switchComponent } from './choices';
import { form, label } from './form';
import { image } from './image';
import { input } from './input';
import { movableArea, movableView } from './movable';
import { picker } from './picker';
import { pickerView, pickerViewColumn } from './picker-view';
import { richText } from './rich-text';
import { scrollView } from './scroll-view';
import { canvas, coverImage, iconComponent, navigator, pageContainer, progress, rootPortal, standIns } from './simple';
import { slider } from './slider';
import { swiper, swiperItem } from './swiper';
import { textarea } from './textarea';

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
  movableArea,
  movableView,
  navigator,
  pageContainer,
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
  ...standIns,
] as unknown as readonly BuiltIn[];
