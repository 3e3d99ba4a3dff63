import{Da as e,F as t,Gi as n,I as r,Kr as i,Mt as a,Pn as o,Rr as s,Sa as c,hi as l,pi as u,wa as d,xi as f}from"./ui-gpuwRH1u.js";import{n as p,t as m}from"./worker-lbs9Cvhx.js";import{a as h,i as g,n as _,r as v,t as y}from"./TurnOf-Dz08u9t_.js";import{i as b}from"./Markdown-DwNlxU9F.js";var x=e(d(),1),S=new URL(`json.worker-NAw7NUqt.js`,import.meta.url).href;function C(e,t){let[n,r]=(0,x.useState)({of:null}),[i,a]=(0,x.useState)(0);(0,x.useEffect)(()=>{if(t===null)return;let{remote:n,end:i}=m(p(S)),a=new AbortController;return(async()=>{let i=await u(e,{id:t},{signal:a.signal}),o=await n.load(i),[s]=o.errors;if(s&&Object.keys(o.has).length===0)throw l.of(s,o.cost??void 0);a.signal.aborted||r({of:t,answered:{held:n,loaded:o}})})().catch(e=>{a.signal.aborted||r({of:t,error:e})}),()=>{a.abort(),i()}},[e,t,i]);let o=n.of===t&&t!==null;return{answered:o?n.answered:void 0,error:o?n.error:void 0,again:()=>{r({of:null}),a(i+1)}}}var w=c(),T=f(`
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
`),E=[];function D({id:e,isAside:n=!1}){let{answered:i,error:o,again:c}=C(T,e),[l,u]=(0,x.useState)(null);(0,x.useEffect)(()=>{i&&i.held.turns().then(e=>u({of:i,turns:e}),()=>void 0)},[i]);let d=l!==null&&l.of===i?l.turns:null;return o===void 0?i?`messages`in i.loaded.has?d===null?(0,w.jsx)(s,{}):d.length===0?(0,w.jsx)(t,{title:`No conversation`,children:(0,w.jsx)(`p`,{children:`Nothing is logged that can be read as one. What there is stands in Request and Response.`})}):(0,w.jsx)(k,{held:i.held,turns:d,isAside:n},e):(0,w.jsx)(r,{what:`completion`}):(0,w.jsx)(s,{}):(0,w.jsx)(a,{error:o,retry:c})}var O=200;function k({held:e,turns:t,isAside:r}){let a=(0,x.useRef)(null),s=n(_),[c]=(0,x.useState)(s),[l,u]=(0,x.useState)({}),[d,f]=(0,x.useState)(new Set),[p,m]=(0,x.useState)(0),[S,C]=(0,x.useState)(O),T=t.slice(0,S);return i((0,x.useMemo)(()=>{if(r)return E;let e=`Conversation`,t=e=>{let t=Math.max(0,Math.min(T.length-1,p+e));m(t);let n=a.current?.children[t];n instanceof HTMLElement&&n.focus()},n=T[p];return[{id:`next`,title:`Next turn`,group:e,keys:[`j`],run:()=>t(1)},{id:`previous`,title:`Previous turn`,group:e,keys:[`k`],run:()=>t(-1)},{id:`way`,title:`Text, Markdown, JSON`,group:e,keys:[`v`],run:()=>{if(!n)return;let e=g(l[p]??h(n.role,c));u({...l,[p]:e}),v(n.role,e)}},{id:`fold`,title:`Fold or unfold the turn`,group:e,keys:[`e`],run:()=>{let e=new Set(d);e.delete(p)||e.add(p),f(e)}},{id:`fold-all`,title:`Fold or unfold all turns`,group:e,keys:[`Shift e`],run:()=>f(d.size===T.length?new Set:new Set(T.keys()))}]},[r,T,p,l,d,c])),(0,w.jsxs)(w.Fragment,{children:[(0,w.jsx)(`ol`,{ref:a,className:b.turns,"aria-label":`Conversation`,children:T.map((t,n)=>(0,w.jsx)(y,{held:e,turn:t,way:l[n]??h(t.role,c),setWay:e=>{u({...l,[n]:e}),v(t.role,e)},isOpen:d.has(n),setOpen:e=>{let t=new Set(d);e?t.add(n):t.delete(n),f(t)},isFocused:n===p,onFocus:()=>m(n)},t.index))}),t.length>S&&(0,w.jsxs)(o,{onPress:()=>C(S+O),children:[`Show `,Math.min(O,t.length-S),` more of `,t.length,` turns`]})]})}export{C as n,D as t};