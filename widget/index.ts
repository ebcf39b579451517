// Compresses best where the styles lead the file.
import './style.css?inline';
import { VettedChat } from './element.ts';

// A page may carry the script twice; the first one stays.
if (!customElements.get('vetted-chat')) customElements.define('vetted-chat', VettedChat);
