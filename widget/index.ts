// What comes first is what gzip finds repeats of later: this order compresses best.
import './style.css?inline';
import './typing/suggest.ts';
import './mount.ts';

import { VettedChat } from './element.ts';

// A page may carry the script twice; the first one stays.
if (!customElements.get('vetted-chat')) customElements.define('vetted-chat', VettedChat);
