import{$i as e,Ba as t,D as n,E as r,Yt as i,Zi as a,_o as o,an as s,ar as c,go as l,li as u,pa as d,vo as f,wo as p,xo as m,yi as h}from"./ui-BIdjz2Zp.js";import{n as g,t as _}from"./worker-lbs9Cvhx.js";import{a as v,i as y,n as b,r as x,t as S}from"./TurnOf-DyESqrOP.js";import{i as C}from"./Markdown-CncDKDUm.js";var w=p(m(),1),T=new URL(`json.worker-DOBlH3Qs.js`,import.meta.url).href;function E(t,n){let[r,i]=(0,w.useState)({of:null}),[o,s]=(0,w.useState)(0);(0,w.useEffect)(()=>{if(n===null)return;let{remote:r,end:o}=_(g(T)),s=new AbortController;return(async()=>{let o=await a(t,{id:n},{signal:s.signal}),c=await r.load(o),[l]=c.errors;if(l&&Object.keys(c.has).length===0)throw e.of(l,c.cost??void 0);s.signal.aborted||i({of:n,answered:{held:r,loaded:c}})})().catch(e=>{s.signal.aborted||i({of:n,error:e})}),()=>{s.abort(),o()}},[t,n,o]);let c=r.of===n&&n!==null;return{answered:c?r.answered:void 0,error:c?r.error:void 0,again:()=>{i({of:null}),s(o+1)}}}var D=10;function O({held:e,turns:n}){let r=t(b),[i,a]=(0,w.useState)(new Set),[u,d]=(0,w.useState)(D),p=Math.max(0,n.length-u);return f(l,{children:[p>0&&o(`p`,{children:f(c,{onPress:()=>d(u*4),children:[`Show `,s(Math.min(u*3,p)),` of `,s(p),` earlier turns`]})}),o(`ol`,{className:C.turns,"aria-label":`Conversation`,children:n.slice(p).map(t=>o(S,{held:e,turn:t,isPlain:!0,way:v(t.role,r),setWay:k,isOpen:i.has(t.index),setOpen:e=>{let n=new Set(i);e?n.add(t.index):n.delete(t.index),a(n)}},t.index))})]})}var k=()=>void 0,A=d(`
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
`),j=d(`
  query BriefConversation($id: ID!) {
    completion(id: $id) {
      messages {
        role
        name
        parts {
          kind
          text
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
`),M=[];function N({id:e,isAside:t=!1,isBrief:n=!1}){let r=E(n?j:A,e);return o(I,{id:e,isAside:t,isBrief:n,asked:r})}var P=e=>E(A,e);async function F(e,{held:t}){return t.isSame(await a(A,{id:e}))}function I({id:e,isAside:t=!1,isBrief:a=!1,asked:s}){let{answered:c,error:l,again:d}=s,[f,p]=(0,w.useState)(null);(0,w.useEffect)(()=>{c&&c.held.turns().then(e=>p({of:c,turns:e}),()=>void 0)},[c]);let m=f!==null&&f.of===c?f.turns:null;if(l!==void 0)return o(i,{error:l,retry:d});if(!c)return o(u,{});if(!(`messages`in c.loaded.has))return o(n,{what:`completion`});if(m===null)return o(u,{});if(m.length===0)return o(r,{title:`No conversation`,children:o(`p`,{children:`Nothing is logged that can be read as one. What there is stands in Request and Response.`})});let h={held:c.held,turns:m};return a?o(O,{...h},e):o(R,{...h,isAside:t},e)}var L=200;function R({held:e,turns:n,isAside:r}){let i=(0,w.useRef)(null),a=t(b),[s]=(0,w.useState)(a),[u,d]=(0,w.useState)({}),[p,m]=(0,w.useState)(new Set),[g,_]=(0,w.useState)(0),[T,E]=(0,w.useState)(L),D=n.slice(0,T);return h((0,w.useMemo)(()=>{if(r)return M;let e=`Conversation`,t=e=>{let t=Math.max(0,Math.min(D.length-1,g+e));_(t);let n=i.current?.children[t];n instanceof HTMLElement&&n.focus()},n=D[g];return[{id:`next`,repeats:!0,title:`Next turn`,group:e,keys:[`j`],run:()=>t(1)},{id:`previous`,repeats:!0,title:`Previous turn`,group:e,keys:[`k`],run:()=>t(-1)},{id:`way`,title:`Text, Markdown, JSON`,group:e,keys:[`v`],run:()=>{if(!n)return;let e=y(u[g]??v(n.role,s));d({...u,[g]:e}),x(n.role,e)}},{id:`fold`,title:`Fold or unfold the turn`,group:e,keys:[`e`],run:()=>{let e=new Set(p);e.delete(g)||e.add(g),m(e)}},{id:`fold-all`,title:`Fold or unfold all turns`,group:e,keys:[`Shift e`],run:()=>m(p.size===D.length?new Set:new Set(D.keys()))}]},[r,D,g,u,p,s])),f(l,{children:[o(`ol`,{ref:i,className:C.turns,"aria-label":`Conversation`,children:D.map((t,n)=>o(S,{held:e,turn:t,way:u[n]??v(t.role,s),setWay:e=>{d({...u,[n]:e}),x(t.role,e)},isOpen:p.has(n),setOpen:e=>{let t=new Set(p);e?t.add(n):t.delete(n),m(t)},isFocused:n===g,onFocus:()=>_(n)},t.index))}),n.length>T&&f(c,{onPress:()=>E(T+L),children:[`Show `,Math.min(L,n.length-T),` more of `,n.length,` turns`]})]})}export{E as a,P as i,I as n,F as r,N as t};