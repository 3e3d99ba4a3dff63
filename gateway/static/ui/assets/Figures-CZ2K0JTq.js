import{$ as e,At as t,Fn as n,It as r,Ki as i,O as a,Pt as o,Q as s,Si as c,Ui as l,Vi as u,Y as d,Z as f,at as p,ct as m,et as h,hi as g,it as _,xi as v}from"./ui-CbM7c0g7.js";var y=i(l(),1),b=r(`
  query CompletionCount($filter: CompletionFilter) {
    completions(filter: $filter, first: 0) {
      totalCount
      totalCountIsExact
    }
  }
`),x=r(`
  query CompletionExplain($filter: CompletionFilter, $orderBy: [CompletionOrder!]!) {
    explainCompletions(filter: $filter, orderBy: $orderBy) {
      engine
      indexes
      isComplete
      examinedKeys
      examinedDocuments
      segments
      matches
      milliseconds
      advice
    }
  }
`);function S(e){return v({queryKey:[`completion-count`,e??{}],queryFn:async({signal:n})=>{let r=await t(b,{filter:e??null},{signal:n}),i=r.data.completions;if(!i)throw r.errors[0]??Error(`the count is missing`);let{totalCount:a,totalCountIsExact:o}=i;return{totalCount:a,totalCountIsExact:o,cost:r.cost,milliseconds:r.milliseconds}}})}function C(e,n){return v({queryKey:[`completion-explain`,e??{},n],queryFn:async({signal:r})=>{let{data:i,errors:a}=await t(x,{filter:e??null,orderBy:n},{signal:r});if(!i.explainCompletions)throw a[0]??Error(`the explanation is missing`);return i.explainCompletions}})}var w=u();function T({of:e,isAfterRows:t}){let[r,i]=(0,y.useState)(!1),{o:a}=g({from:`/completions`}),l=c({...S(e.filter),enabled:t});return(0,w.jsxs)(w.Fragment,{children:[(0,w.jsx)(`span`,{children:l.data&&E(l.data)}),l.error&&(0,w.jsxs)(`span`,{children:[`Not counted: `,o(l.error).code]}),(0,w.jsx)(n,{"aria-expanded":r,onPress:()=>i(!r),children:`Explain`}),e.own!==void 0&&s(p(e.own))===`scan`&&(0,w.jsxs)(`span`,{children:[`◇`,` `,e.range?`Looked for within the range of time.`:`No index leads to any of it: choose a range of time.`]}),r&&(0,w.jsx)(D,{of:e,order:a})]})}function E({totalCount:e,totalCountIsExact:t,milliseconds:n,cost:r}){let i=e.toLocaleString(`en`)+(t?``:`+`),a=r===void 0?``:` · cost ${r}`;return`${i} match · ${Math.round(n)} ms${a}`}function D({of:t,order:r}){let i=p(t.own),[a,o]=(0,y.useState)(!1);return(0,w.jsxs)(`section`,{"aria-label":`How it is found`,className:h.explain,children:[(0,w.jsxs)(`table`,{className:h.table,children:[(0,w.jsx)(`thead`,{children:(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`col`,children:`Filter`}),(0,w.jsx)(`th`,{scope:`col`,children:`By`}),(0,w.jsx)(`th`,{scope:`col`,children:`Looked at`}),(0,w.jsx)(`th`,{scope:`col`,children:`Found for a page`}),(0,w.jsx)(`th`,{scope:`col`,children:`Time`}),(0,w.jsx)(`th`,{scope:`col`,children:`What would help`})]})}),(0,w.jsxs)(`tbody`,{children:[(0,w.jsx)(O,{name:`All together`,filter:t.filter,order:r}),i.map(n=>{let i=m([n]),o=d(_([n]),t.range);return a?(0,w.jsx)(O,{name:i,filter:o,order:r},i):(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`row`,children:(0,w.jsx)(`code`,{children:i})}),(0,w.jsx)(`td`,{colSpan:5,children:f[e(n)]})]},i)})]})]}),i.length>0&&!a&&(0,w.jsx)(n,{onPress:()=>o(!0),children:`Ask the gateway of each`})]})}function O({name:e,filter:t,order:n}){let{data:r,error:i}=c(C(t,a(n))),s=e=>e?.toLocaleString(`en`)??`?`;return(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`row`,children:(0,w.jsx)(`code`,{children:e})}),i&&(0,w.jsx)(`td`,{colSpan:5,children:o(i).message}),r&&(0,w.jsxs)(w.Fragment,{children:[(0,w.jsxs)(`td`,{children:[r.engine.toLowerCase(),` `,r.indexes.join(`, `)]}),(0,w.jsxs)(`td`,{children:[r.segments===null?`${s(r.examinedDocuments)} documents, ${s(r.examinedKeys)} keys`:`${s(r.segments)} segments`,!r.isComplete&&`, given up after 2 s`]}),(0,w.jsx)(`td`,{children:s(r.matches)}),(0,w.jsx)(`td`,{children:r.milliseconds===null?`?`:`${Math.round(r.milliseconds)} ms`}),(0,w.jsx)(`td`,{children:r.advice.join(` `)||`It is fast.`})]})]})}export{T as default};