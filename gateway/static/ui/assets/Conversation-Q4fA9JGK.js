import{B as e,Br as t,Mr as n,On as r,Ot as i,Ri as a,V as o,_a as s,ba as c,ha as l,hi as u,li as d,si as f}from"./ui-DfYh_Zev.js";import{n as p,t as m}from"./worker-lbs9Cvhx.js";import{a as h,i as g,n as _,r as v,t as y}from"./TurnOf-C_sTQ-cS.js";import{i as b}from"./Markdown-BU4GnZ5w.js";var x=c(s(),1),S=new URL(`json.worker-NAw7NUqt.js`,import.meta.url).href;function C(e,t){let[n,r]=(0,x.useState)({of:null}),[i,a]=(0,x.useState)(0);(0,x.useEffect)(()=>{if(t===null)return;let{remote:n,end:i}=m(p(S)),a=new AbortController;return(async()=>{let i=await f(e,{id:t},{signal:a.signal}),o=await n.load(i),[s]=o.errors;if(s&&Object.keys(o.has).length===0)throw d.of(s,o.cost??void 0);a.signal.aborted||r({of:t,answered:{held:n,loaded:o}})})().catch(e=>{a.signal.aborted||r({of:t,error:e})}),()=>{a.abort(),i()}},[e,t,i]);let o=n.of===t&&t!==null;return{answered:o?n.answered:void 0,error:o?n.error:void 0,again:()=>{r({of:null}),a(i+1)}}}var w=l(),T=u(`
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
`),E=[];function D({id:t,isAside:r=!1}){let{answered:a,error:s,again:c}=C(T,t),[l,u]=(0,x.useState)(null);(0,x.useEffect)(()=>{a&&a.held.turns().then(e=>u({of:a,turns:e}),()=>void 0)},[a]);let d=l!==null&&l.of===a?l.turns:null;return s===void 0?a?`messages`in a.loaded.has?d===null?(0,w.jsx)(n,{}):d.length===0?(0,w.jsx)(e,{title:`No conversation`,children:(0,w.jsx)(`p`,{children:`Nothing is logged that can be read as one. What there is stands in Request and Response.`})}):(0,w.jsx)(k,{held:a.held,turns:d,isAside:r},t):(0,w.jsx)(o,{what:`completion`}):(0,w.jsx)(n,{}):(0,w.jsx)(i,{error:s,retry:c})}var O=200;function k({held:e,turns:n,isAside:i}){let o=(0,x.useRef)(null),s=a(_),[c]=(0,x.useState)(s),[l,u]=(0,x.useState)({}),[d,f]=(0,x.useState)(new Set),[p,m]=(0,x.useState)(0),[S,C]=(0,x.useState)(O),T=n.slice(0,S);return t((0,x.useMemo)(()=>{if(i)return E;let e=`Conversation`,t=e=>{let t=Math.max(0,Math.min(T.length-1,p+e));m(t);let n=o.current?.children[t];n instanceof HTMLElement&&n.focus()},n=T[p];return[{id:`next`,title:`Next turn`,group:e,keys:[`j`],run:()=>t(1)},{id:`previous`,title:`Previous turn`,group:e,keys:[`k`],run:()=>t(-1)},{id:`way`,title:`Text, Markdown, JSON`,group:e,keys:[`v`],run:()=>{if(!n)return;let e=g(l[p]??h(n.role,c));u({...l,[p]:e}),v(n.role,e)}},{id:`fold`,title:`Fold or unfold the turn`,group:e,keys:[`e`],run:()=>{let e=new Set(d);e.delete(p)||e.add(p),f(e)}},{id:`fold-all`,title:`Fold or unfold all turns`,group:e,keys:[`Shift e`],run:()=>f(d.size===T.length?new Set:new Set(T.keys()))}]},[i,T,p,l,d,c])),(0,w.jsxs)(w.Fragment,{children:[(0,w.jsx)(`ol`,{ref:o,className:b.turns,"aria-label":`Conversation`,children:T.map((t,n)=>(0,w.jsx)(y,{held:e,turn:t,way:l[n]??h(t.role,c),setWay:e=>{u({...l,[n]:e}),v(t.role,e)},isOpen:d.has(n),setOpen:e=>{let t=new Set(d);e?t.add(n):t.delete(n),f(t)},isFocused:n===p,onFocus:()=>m(n)},t.index))}),n.length>S&&(0,w.jsxs)(r,{onPress:()=>C(S+O),children:[`Show `,Math.min(O,n.length-S),` more of `,n.length,` turns`]})]})}export{C as n,D as t};