// The editor of a cell: CodeMirror with JavaScript's colours and keys, and nothing more. It is large,
// so it is loaded when somebody wants to write.

import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { Compartment, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The classes that code in the text has (web/site/highlight.js). */
const colours = HighlightStyle.define([
  { tag: tags.comment, class: 'code-comment' },
  { tag: [tags.string, tags.regexp], class: 'code-string' },
  { tag: [tags.number, tags.bool, tags.null], class: 'code-number' },
  { tag: [tags.keyword, tags.operatorKeyword], class: 'code-keyword' },
  { tag: tags.function(tags.variableName), class: 'code-name' },
  { tag: tags.function(tags.propertyName), class: 'code-name' },
]);

const look = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: 'inherit', lineHeight: 'inherit' },
  '.cm-content': { padding: '0.9rem 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 1rem 0 0.6rem' },
  '.cm-gutters': {
    backgroundColor: 'transparent',
    color: 'var(--ink-soft)',
    border: 'none',
    paddingInlineStart: '0.4rem',
  },
  '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { backgroundColor: 'var(--accent-faint)' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--line-strong)',
  },
});

/** Chromium gives what one types over coloured text a style, which the page's policy refuses. */
const typedOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { inputType, data } = event;
    if (inputType !== 'insertText' || !data || view.state.selection.main.empty) return false;
    if (view.state.readOnly) return false;
    view.dispatch(view.state.replaceSelection(data), { userEvent: 'input.type' });
    event.preventDefault();
    return true;
  },
});

/**
 * @param {object} given
 * @param {HTMLElement} given.parent  inside the shadow root that also holds the styles
 * @param {string} given.text
 * @param {string} given.label
 * @param {boolean} given.fixed       to be read only
 * @param {(text: string) => void} given.changed
 */
export function createEditor({ parent, text, label, fixed, changed }) {
  const readOnly = new Compartment();
  const only = (/** @type {boolean} */ fixed) => [
    EditorState.readOnly.of(fixed),
    EditorView.editable.of(!fixed),
  ];
  let quiet = false;
  const view = new EditorView({
    parent,
    root: /** @type {ShadowRoot} */ (parent.getRootNode()),
    state: EditorState.create({
      doc: text,
      extensions: [
        [lineNumbers(), history(), drawSelection(), bracketMatching(), indentOnInput()],
        [indentUnit.of('  '), javascript(), syntaxHighlighting(colours), look],
        keymap.of([indentWithTab, ...defaultKeymap, ...historyKeymap]),
        EditorView.contentAttributes.of({ 'aria-label': label, autocapitalize: 'none' }),
        typedOver,
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !quiet) changed(update.state.doc.toString());
        }),
        readOnly.of(only(fixed)),
      ],
    }),
  });
  return {
    focus: () => view.focus(),
    remove: () => view.destroy(),
    /** Can be undone by the keys of the editor. @param {string} text */
    replace(text) {
      if (text === view.state.doc.toString()) return;
      quiet = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
      quiet = false;
    },
    /** @param {boolean} fixed */
    fix: (fixed) => view.dispatch({ effects: readOnly.reconfigure(only(fixed)) }),
    /** Puts the cursor to a place, both counted from 1. @param {number} line @param {number} column */
    goTo(line, column) {
      const { from, to } = view.state.doc.line(Math.min(line, view.state.doc.lines));
      const anchor = Math.min(to, from + Math.max(0, column - 1));
      view.dispatch({ selection: { anchor }, scrollIntoView: true });
      view.focus();
    },
  };
}
