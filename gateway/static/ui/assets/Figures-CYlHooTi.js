import{B as e,Cr as t,E as n,Er as r,G as i,H as a,K as o,Sr as s,U as c,V as l,Xt as u,Y as d,cr as f,fr as p,gt as m,pr as h,pt as g,vt as _,z as v}from"./ui-AyJJ5HPv.js";var y=r(t(),1),b=_(`
  query CompletionCount($filter: CompletionFilter) {
    completions(filter: $filter, first: 0) {
      totalCount
      totalCountIsExact
    }
  }
`),x=_(`
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
`);function S(e){return p({queryKey:[`completion-count`,e??{}],queryFn:async({signal:t})=>{let n=await g(b,{filter:e??null},{signal:t}),r=n.data.completions;if(!r)throw n.errors[0]??Error(`the count is missing`);let{totalCount:i,totalCountIsExact:a}=r;return{totalCount:i,totalCountIsExact:a,cost:n.cost,milliseconds:n.milliseconds}}})}function C(e,t){return p({queryKey:[`completion-explain`,e??{},t],queryFn:async({signal:n})=>{let{data:r,errors:i}=await g(x,{filter:e??null,orderBy:t},{signal:n});if(!r.explainCompletions)throw i[0]??Error(`the explanation is missing`);return r.explainCompletions}})}var w=s();function T({of:e,isAfterRows:t}){let[n,r]=(0,y.useState)(!1),{o:i}=f({from:`/completions`}),a=h({...S(e.filter),enabled:t});return(0,w.jsxs)(w.Fragment,{children:[(0,w.jsx)(`span`,{children:a.data&&E(a.data)}),a.error&&(0,w.jsxs)(`span`,{children:[`Not counted: `,m(a.error).code]}),(0,w.jsx)(u,{"aria-expanded":n,onPress:()=>r(!n),children:`Explain`}),e.own!==void 0&&l(o(e.own))===`scan`&&(0,w.jsxs)(`span`,{children:[`◇`,` `,e.range?`Looked for within the range of time.`:`No index leads to any of it: choose a range of time.`]}),n&&(0,w.jsx)(D,{of:e,order:i})]})}function E({totalCount:e,totalCountIsExact:t,milliseconds:n,cost:r}){let i=e.toLocaleString(`en`)+(t?``:`+`),a=r===void 0?``:` · cost ${r}`;return`${i} match · ${Math.round(n)} ms${a}`}function D({of:t,order:n}){let r=o(t.own),[s,l]=(0,y.useState)(!1);return(0,w.jsxs)(`section`,{"aria-label":`How it is found`,className:c.explain,children:[(0,w.jsxs)(`table`,{className:c.table,children:[(0,w.jsx)(`thead`,{children:(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`col`,children:`Filter`}),(0,w.jsx)(`th`,{scope:`col`,children:`By`}),(0,w.jsx)(`th`,{scope:`col`,children:`Looked at`}),(0,w.jsx)(`th`,{scope:`col`,children:`Found for a page`}),(0,w.jsx)(`th`,{scope:`col`,children:`Time`}),(0,w.jsx)(`th`,{scope:`col`,children:`What would help`})]})}),(0,w.jsxs)(`tbody`,{children:[(0,w.jsx)(O,{name:`All together`,filter:t.filter,order:n}),r.map(r=>{let o=d([r]),c=v(i([r]),t.range);return s?(0,w.jsx)(O,{name:o,filter:c,order:n},o):(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`row`,children:(0,w.jsx)(`code`,{children:o})}),(0,w.jsx)(`td`,{colSpan:5,children:e[a(r)]})]},o)})]})]}),r.length>0&&!s&&(0,w.jsx)(u,{onPress:()=>l(!0),children:`Ask the gateway of each`})]})}function O({name:e,filter:t,order:r}){let{data:i,error:a}=h(C(t,n(r))),o=e=>e?.toLocaleString(`en`)??`?`;return(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`row`,children:(0,w.jsx)(`code`,{children:e})}),a&&(0,w.jsx)(`td`,{colSpan:5,children:m(a).message}),i&&(0,w.jsxs)(w.Fragment,{children:[(0,w.jsxs)(`td`,{children:[i.engine.toLowerCase(),` `,i.indexes.join(`, `)]}),(0,w.jsxs)(`td`,{children:[i.segments===null?`${o(i.examinedDocuments)} documents, ${o(i.examinedKeys)} keys`:`${o(i.segments)} segments`,!i.isComplete&&`, given up after 2 s`]}),(0,w.jsx)(`td`,{children:o(i.matches)}),(0,w.jsx)(`td`,{children:i.milliseconds===null?`?`:`${Math.round(i.milliseconds)} ms`}),(0,w.jsx)(`td`,{children:i.advice.join(` `)||`It is fast.`})]})]})}export{T as default};