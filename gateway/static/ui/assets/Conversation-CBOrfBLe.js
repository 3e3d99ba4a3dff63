import{Aa as e,Da as t,F as n,Fn as r,I as i,Ji as a,Nt as o,Ta as s,gi as c,qr as l,vi as u,wi as d,zr as f}from"./ui-DqrAmEOT.js";import{n as p,t as m}from"./worker-lbs9Cvhx.js";import{a as h,i as g,n as _,r as v,t as y}from"./TurnOf-ABEBe3Fe.js";import{i as b}from"./Markdown-BtbNeawB.js";var x=e(t(),1),S=new URL(`json.worker-NAw7NUqt.js`,import.meta.url).href;function C(e,t){let[n,r]=(0,x.useState)({of:null}),[i,a]=(0,x.useState)(0);(0,x.useEffect)(()=>{if(t===null)return;let{remote:n,end:i}=m(p(S)),a=new AbortController;return(async()=>{let i=await c(e,{id:t},{signal:a.signal}),o=await n.load(i),[s]=o.errors;if(s&&Object.keys(o.has).length===0)throw u.of(s,o.cost??void 0);a.signal.aborted||r({of:t,answered:{held:n,loaded:o}})})().catch(e=>{a.signal.aborted||r({of:t,error:e})}),()=>{a.abort(),i()}},[e,t,i]);let o=n.of===t&&t!==null;return{answered:o?n.answered:void 0,error:o?n.error:void 0,again:()=>{r({of:null}),a(i+1)}}}var w=s(),T=d(`
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
`),E=[];function D({id:e,isAside:t=!1}){let{answered:r,error:a,again:s}=C(T,e),[c,l]=(0,x.useState)(null);(0,x.useEffect)(()=>{r&&r.held.turns().then(e=>l({of:r,turns:e}),()=>void 0)},[r]);let u=c!==null&&c.of===r?c.turns:null;return a===void 0?r?`messages`in r.loaded.has?u===null?(0,w.jsx)(f,{}):u.length===0?(0,w.jsx)(n,{title:`No conversation`,children:(0,w.jsx)(`p`,{children:`Nothing is logged that can be read as one. What there is stands in Request and Response.`})}):(0,w.jsx)(k,{held:r.held,turns:u,isAside:t},e):(0,w.jsx)(i,{what:`completion`}):(0,w.jsx)(f,{}):(0,w.jsx)(o,{error:a,retry:s})}var O=200;function k({held:e,turns:t,isAside:n}){let i=(0,x.useRef)(null),o=a(_),[s]=(0,x.useState)(o),[c,u]=(0,x.useState)({}),[d,f]=(0,x.useState)(new Set),[p,m]=(0,x.useState)(0),[S,C]=(0,x.useState)(O),T=t.slice(0,S);return l((0,x.useMemo)(()=>{if(n)return E;let e=`Conversation`,t=e=>{let t=Math.max(0,Math.min(T.length-1,p+e));m(t);let n=i.current?.children[t];n instanceof HTMLElement&&n.focus()},r=T[p];return[{id:`next`,title:`Next turn`,group:e,keys:[`j`],run:()=>t(1)},{id:`previous`,title:`Previous turn`,group:e,keys:[`k`],run:()=>t(-1)},{id:`way`,title:`Text, Markdown, JSON`,group:e,keys:[`v`],run:()=>{if(!r)return;let e=g(c[p]??h(r.role,s));u({...c,[p]:e}),v(r.role,e)}},{id:`fold`,title:`Fold or unfold the turn`,group:e,keys:[`e`],run:()=>{let e=new Set(d);e.delete(p)||e.add(p),f(e)}},{id:`fold-all`,title:`Fold or unfold all turns`,group:e,keys:[`Shift e`],run:()=>f(d.size===T.length?new Set:new Set(T.keys()))}]},[n,T,p,c,d,s])),(0,w.jsxs)(w.Fragment,{children:[(0,w.jsx)(`ol`,{ref:i,className:b.turns,"aria-label":`Conversation`,children:T.map((t,n)=>(0,w.jsx)(y,{held:e,turn:t,way:c[n]??h(t.role,s),setWay:e=>{u({...c,[n]:e}),v(t.role,e)},isOpen:d.has(n),setOpen:e=>{let t=new Set(d);e?t.add(n):t.delete(n),f(t)},isFocused:n===p,onFocus:()=>m(n)},t.index))}),t.length>S&&(0,w.jsxs)(r,{onPress:()=>C(S+O),children:[`Show `,Math.min(O,t.length-S),` more of `,t.length,` turns`]})]})}export{C as n,D as t};