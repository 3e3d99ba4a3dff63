import{D as e,Da as t,E as n,Gi as r,Jt as i,ao as a,ci as o,co as s,do as c,in as l,io as u,ir as d,qi as f,ra as p,ro as m,vi as h}from"./ui-BJNV9Gou.js";import{n as g,t as _}from"./worker-lbs9Cvhx.js";import{a as v,i as y,n as b,r as x,t as S}from"./TurnOf-D3WrAYwP.js";import{i as C}from"./Markdown-C-TVwH7d.js";var w=c(s(),1),T=new URL(`json.worker-DOBlH3Qs.js`,import.meta.url).href;function E(e,t){let[n,i]=(0,w.useState)({of:null}),[a,o]=(0,w.useState)(0);(0,w.useEffect)(()=>{if(t===null)return;let{remote:n,end:a}=_(g(T)),o=new AbortController;return(async()=>{let a=await r(e,{id:t},{signal:o.signal}),s=await n.load(a),[c]=s.errors;if(c&&Object.keys(s.has).length===0)throw f.of(c,s.cost??void 0);o.signal.aborted||i({of:t,answered:{held:n,loaded:s}})})().catch(e=>{o.signal.aborted||i({of:t,error:e})}),()=>{o.abort(),a()}},[e,t,a]);let s=n.of===t&&t!==null;return{answered:s?n.answered:void 0,error:s?n.error:void 0,again:()=>{i({of:null}),o(a+1)}}}var D=10;function O({held:e,turns:n}){let r=t(b),[i,o]=(0,w.useState)(new Set),[s,c]=(0,w.useState)(D),f=Math.max(0,n.length-s);return a(m,{children:[f>0&&u(`p`,{children:a(d,{onPress:()=>c(s*4),children:[`Show `,l(Math.min(s*3,f)),` of `,l(f),` earlier turns`]})}),u(`ol`,{className:C.turns,"aria-label":`Conversation`,children:n.slice(f).map(t=>u(S,{held:e,turn:t,isPlain:!0,way:v(t.role,r),setWay:k,isOpen:i.has(t.index),setOpen:e=>{let n=new Set(i);e?n.add(t.index):n.delete(t.index),o(n)}},t.index))})]})}var k=()=>void 0,A=p(`
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
`),j=p(`
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
`),M=[];function N({id:e,isAside:t=!1,isBrief:n=!1}){let r=E(n?j:A,e);return u(I,{id:e,isAside:t,isBrief:n,asked:r})}var P=e=>E(A,e);async function F(e,{held:t}){return t.isSame(await r(A,{id:e}))}function I({id:t,isAside:r=!1,isBrief:a=!1,asked:s}){let{answered:c,error:l,again:d}=s,[f,p]=(0,w.useState)(null);(0,w.useEffect)(()=>{c&&c.held.turns().then(e=>p({of:c,turns:e}),()=>void 0)},[c]);let m=f!==null&&f.of===c?f.turns:null;if(l!==void 0)return u(i,{error:l,retry:d});if(!c)return u(o,{});if(!(`messages`in c.loaded.has))return u(e,{what:`completion`});if(m===null)return u(o,{});if(m.length===0)return u(n,{title:`No conversation`,children:u(`p`,{children:`Nothing is logged that can be read as one. What there is stands in Request and Response.`})});let h={held:c.held,turns:m};return a?u(O,{...h},t):u(R,{...h,isAside:r},t)}var L=200;function R({held:e,turns:n,isAside:r}){let i=(0,w.useRef)(null),o=t(b),[s]=(0,w.useState)(o),[c,l]=(0,w.useState)({}),[f,p]=(0,w.useState)(new Set),[g,_]=(0,w.useState)(0),[T,E]=(0,w.useState)(L),D=n.slice(0,T);return h((0,w.useMemo)(()=>{if(r)return M;let e=`Conversation`,t=e=>{let t=Math.max(0,Math.min(D.length-1,g+e));_(t);let n=i.current?.children[t];n instanceof HTMLElement&&n.focus()},n=D[g];return[{id:`next`,repeats:!0,title:`Next turn`,group:e,keys:[`j`],run:()=>t(1)},{id:`previous`,repeats:!0,title:`Previous turn`,group:e,keys:[`k`],run:()=>t(-1)},{id:`way`,title:`Text, Markdown, JSON`,group:e,keys:[`v`],run:()=>{if(!n)return;let e=y(c[g]??v(n.role,s));l({...c,[g]:e}),x(n.role,e)}},{id:`fold`,title:`Fold or unfold the turn`,group:e,keys:[`e`],run:()=>{let e=new Set(f);e.delete(g)||e.add(g),p(e)}},{id:`fold-all`,title:`Fold or unfold all turns`,group:e,keys:[`Shift e`],run:()=>p(f.size===D.length?new Set:new Set(D.keys()))}]},[r,D,g,c,f,s])),a(m,{children:[u(`ol`,{ref:i,className:C.turns,"aria-label":`Conversation`,children:D.map((t,n)=>u(S,{held:e,turn:t,way:c[n]??v(t.role,s),setWay:e=>{l({...c,[n]:e}),x(t.role,e)},isOpen:f.has(n),setOpen:e=>{let t=new Set(f);e?t.add(n):t.delete(n),p(t)},isFocused:n===g,onFocus:()=>_(n)},t.index))}),n.length>T&&a(d,{onPress:()=>E(T+L),children:[`Show `,Math.min(L,n.length-T),` more of `,n.length,` turns`]})]})}export{E as a,P as i,I as n,F as r,N as t};