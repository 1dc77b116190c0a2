// The cloud console in a browser. In: the emulator's API and its notices. Out: the same API. It knows no collection's
// meaning and keeps nothing but which theme and which visitor were chosen.
// First, so that the panes' own styles come after it.
import './styles/index.css';
import { render } from 'preact';
import { App } from './app';
import { connect } from './live';

connect();
const place = document.getElementById('console');
if (place) render(<App />, place);
