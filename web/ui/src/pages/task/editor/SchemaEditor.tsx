/** The text of a JSON Schema: CodeMirror, which is loaded with this file. */
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import {
  HighlightStyle,
  bracketMatching,
  foldGutter,
  foldKeymap,
  indentOnInput,
  syntaxHighlighting,
} from "@codemirror/language";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { useEffect, useRef } from "react";

export interface Mark {
  from: number;
  to: number;
  message: string;
}

export interface SchemaEditorProps {
  text: string;
  onChange: (text: string) => void;
  marks: readonly Mark[];
  isReadOnly: boolean;
  label: string;
  describedBy: string;
}

export function SchemaEditor(props: SchemaEditorProps) {
  const { text, marks, isReadOnly } = props;
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  const readOnly = useRef(new Compartment());
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    if (!parent.current) return;
    const { label, describedBy, text } = latest.current;
    const made = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: text,
        extensions: [
          ...EXTENSIONS,
          readOnly.current.of([]),
          EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": describedBy }),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) latest.current.onChange(state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    return () => {
      made.destroy();
      view.current = null;
    };
  }, []);
  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === text) return;
    // A template, or what there was before: not typed here, and undone as a whole.
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  }, [text]);
  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const { length } = editor.state.doc;
    const diagnostics = marks.map(({ from, to, message }): Diagnostic => ({
      from: Math.min(from, length),
      to: Math.min(Math.max(to, from), length),
      severity: "error",
      message,
    }));
    editor.dispatch(setDiagnostics(editor.state, diagnostics));
  }, [marks, text]);
  useEffect(() => {
    view.current?.dispatch({
      effects: readOnly.current.reconfigure(
        isReadOnly ? [EditorState.readOnly.of(true), EditorView.editable.of(false)] : [],
      ),
    });
  }, [isReadOnly]);
  return <div ref={parent} />;
}

const COLOURS = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--accent)" },
  { tag: tags.string, color: "var(--text)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--finished)" },
  { tag: [tags.punctuation, tags.separator, tags.bracket], color: "var(--text-third)" },
]);

const THEME = EditorView.theme({
  "&": {
    backgroundColor: "var(--ground)",
    border: "1px solid var(--text-third)",
    borderRadius: "var(--radius)",
    color: "var(--text)",
    fontSize: "var(--font-size-table)",
    maxHeight: "70vh",
    minHeight: "240px",
  },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "var(--mono)", overflow: "auto" },
  ".cm-content": { caretColor: "var(--text)" },
  "&.cm-focused .cm-cursor": { borderLeftColor: "var(--text)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground, .cm-content ::selection": {
    backgroundColor: "color-mix(in srgb, var(--accent) 25%, transparent) !important",
  },
  ".cm-gutters": {
    backgroundColor: "var(--raised)",
    borderRight: "1px solid var(--line)",
    color: "var(--text-third)",
  },
  ".cm-matchingBracket": { backgroundColor: "transparent", outline: "1px solid var(--accent)" },
  ".cm-tooltip": {
    backgroundColor: "var(--ground)",
    border: "1px solid var(--line)",
    color: "var(--text)",
  },
  ".cm-foldPlaceholder": {
    backgroundColor: "var(--raised)",
    border: "1px solid var(--line)",
    color: "var(--text-second)",
  },
});

function nonce(): string {
  return document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";
}

/**
 * What is typed goes into the state, not into the element: where Chromium types over coloured text it
 * adds a style of its own to keep the colour, which the policy of the page reports.
 */
const typing = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== "insertText" || event.data === null) return false;
    if (view.composing || view.state.readOnly) return false;
    event.preventDefault();
    view.dispatch(
      view.state.update(view.state.replaceSelection(event.data), {
        userEvent: "input.type",
        scrollIntoView: true,
      }),
    );
    return true;
  },
});

const EXTENSIONS = [
  typing,
  EditorView.cspNonce.of(nonce()),
  lineNumbers(),
  foldGutter(),
  history(),
  indentOnInput(),
  bracketMatching(),
  json(),
  syntaxHighlighting(COLOURS),
  lintGutter(),
  THEME,
  EditorView.lineWrapping,
  // Tab leads on, as everywhere: who uses the keyboard alone must get out.
  // Ctrl Enter saves, as in the other fields.
  keymap.of(
    [...defaultKeymap, ...historyKeymap, ...foldKeymap, ...lintKeymap].filter(
      ({ key }) => key !== "Mod-Enter",
    ),
  ),
];
