import{Et as e,Fn as t,Gi as n,It as r,Nt as i,R as a,Xi as o,jt as s,mi as c,qi as l,qr as u,z as d,zr as f}from"./ui-BRrfCYTM.js";import{n as p,t as m}from"./worker-lbs9Cvhx.js";import{a as h,i as g,n as _,r as v,t as y}from"./TurnOf-C6eqNo8y.js";import{i as b}from"./Markdown-Bew1kSEe.js";var x=o(l(),1),S=new URL(`json.worker-NAw7NUqt.js`,import.meta.url).href;function C(e,t){let[n,r]=(0,x.useState)({of:null}),[a,o]=(0,x.useState)(0);(0,x.useEffect)(()=>{if(t===null)return;let{remote:n,end:a}=m(p(S)),o=new AbortController;return(async()=>{let a=await s(e,{id:t},{signal:o.signal}),c=await n.load(a),[l]=c.errors;if(l&&Object.keys(c.has).length===0)throw i.of(l,c.cost??void 0);o.signal.aborted||r({of:t,answered:{held:n,loaded:c}})})().catch(e=>{o.signal.aborted||r({of:t,error:e})}),()=>{o.abort(),a()}},[e,t,a]);let c=n.of===t&&t!==null;return{answered:c?n.answered:void 0,error:c?n.error:void 0,again:()=>{r({of:null}),o(a+1)}}}var w=n(),T=r(`
  query CompletionConversation($id: ID!) {
    completion(id: $id) {
      messages {
        role
        content
        name
        parts {
          kind
          text
          url
          data
          mediaType
          fileId
          name
          toolCallId
          arguments
          result
          isError
        }
      }
    }
  }
`);function E({id:t}){let{answered:n,error:r,again:i}=C(T,t),[o,s]=(0,x.useState)(null);(0,x.useEffect)(()=>{n&&n.held.turns().then(e=>s({of:n,turns:e}),()=>void 0)},[n]);let c=o!==null&&o.of===n?o.turns:null;return r===void 0?n?`messages`in n.loaded.has?c===null?(0,w.jsx)(f,{}):c.length===0?(0,w.jsx)(a,{title:`No conversation`,children:(0,w.jsx)(`p`,{children:`Nothing is logged that can be read as one. What there is stands in Request and Response.`})}):(0,w.jsx)(O,{held:n.held,turns:c},t):(0,w.jsx)(d,{what:`completion`}):(0,w.jsx)(f,{}):(0,w.jsx)(e,{error:r,retry:i})}var D=200;function O({held:e,turns:n}){let r=(0,x.useRef)(null),i=c(_),[a]=(0,x.useState)(i),[o,s]=(0,x.useState)({}),[l,d]=(0,x.useState)(new Set),[f,p]=(0,x.useState)(0),[m,S]=(0,x.useState)(D),C=n.slice(0,m);return u((0,x.useMemo)(()=>{let e=`Conversation`,t=e=>{let t=Math.max(0,Math.min(C.length-1,f+e));p(t);let n=r.current?.children[t];n instanceof HTMLElement&&n.focus()},n=C[f];return[{id:`next`,title:`Next turn`,group:e,keys:[`j`],run:()=>t(1)},{id:`previous`,title:`Previous turn`,group:e,keys:[`k`],run:()=>t(-1)},{id:`way`,title:`Text, Markdown, JSON`,group:e,keys:[`v`],run:()=>{if(!n)return;let e=g(o[f]??h(n.role,a));s({...o,[f]:e}),v(n.role,e)}},{id:`fold`,title:`Fold or unfold the turn`,group:e,keys:[`e`],run:()=>{let e=new Set(l);e.delete(f)||e.add(f),d(e)}},{id:`fold-all`,title:`Fold or unfold all turns`,group:e,keys:[`Shift e`],run:()=>d(l.size===C.length?new Set:new Set(C.keys()))}]},[C,f,o,l,a])),(0,w.jsxs)(w.Fragment,{children:[(0,w.jsx)(`ol`,{ref:r,className:b.turns,"aria-label":`Conversation`,children:C.map((t,n)=>(0,w.jsx)(y,{held:e,turn:t,way:o[n]??h(t.role,a),setWay:e=>{s({...o,[n]:e}),v(t.role,e)},isOpen:l.has(n),setOpen:e=>{let t=new Set(l);e?t.add(n):t.delete(n),d(t)},isFocused:n===f,onFocus:()=>p(n)},t.index))}),n.length>m&&(0,w.jsxs)(t,{onPress:()=>S(m+D),children:[`Show `,Math.min(D,n.length-m),` more of `,n.length,` turns`]})]})}export{C as n,E as t};