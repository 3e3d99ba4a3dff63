import{D as e,E as t,Gi as n,Jt as r,aa as i,ao as a,ci as o,in as s,ir as c,ka as l,oo as u,po as d,qi as f,so as p,uo as m,vi as h}from"./ui-iObqlg1O.js";import{n as g,t as _}from"./worker-lbs9Cvhx.js";import{a as v,i as y,n as b,r as x,t as S}from"./TurnOf-CrvfaP00.js";import{i as C}from"./Markdown-CKfAFbKH.js";var w=d(m(),1),T=new URL(`json.worker-DOBlH3Qs.js`,import.meta.url).href;function E(e,t){let[r,i]=(0,w.useState)({of:null}),[a,o]=(0,w.useState)(0);(0,w.useEffect)(()=>{if(t===null)return;let{remote:r,end:a}=_(g(T)),o=new AbortController;return(async()=>{let a=await n(e,{id:t},{signal:o.signal}),s=await r.load(a),[c]=s.errors;if(c&&Object.keys(s.has).length===0)throw f.of(c,s.cost??void 0);o.signal.aborted||i({of:t,answered:{held:r,loaded:s}})})().catch(e=>{o.signal.aborted||i({of:t,error:e})}),()=>{o.abort(),a()}},[e,t,a]);let s=r.of===t&&t!==null;return{answered:s?r.answered:void 0,error:s?r.error:void 0,again:()=>{i({of:null}),o(a+1)}}}var D=10;function O({held:e,turns:t}){let n=l(b),[r,i]=(0,w.useState)(new Set),[o,d]=(0,w.useState)(D),f=Math.max(0,t.length-o);return p(a,{children:[f>0&&u(`p`,{children:p(c,{onPress:()=>d(o*4),children:[`Show `,s(Math.min(o*3,f)),` of `,s(f),` earlier turns`]})}),u(`ol`,{className:C.turns,"aria-label":`Conversation`,children:t.slice(f).map(t=>u(S,{held:e,turn:t,isPlain:!0,way:v(t.role,n),setWay:k,isOpen:r.has(t.index),setOpen:e=>{let n=new Set(r);e?n.add(t.index):n.delete(t.index),i(n)}},t.index))})]})}var k=()=>void 0,A=i(`
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
`),j=i(`
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
`),M=[];function N({id:e,isAside:t=!1,isBrief:n=!1}){let r=E(n?j:A,e);return u(I,{id:e,isAside:t,isBrief:n,asked:r})}var P=e=>E(A,e);async function F(e,{held:t}){return t.isSame(await n(A,{id:e}))}function I({id:n,isAside:i=!1,isBrief:a=!1,asked:s}){let{answered:c,error:l,again:d}=s,[f,p]=(0,w.useState)(null);(0,w.useEffect)(()=>{c&&c.held.turns().then(e=>p({of:c,turns:e}),()=>void 0)},[c]);let m=f!==null&&f.of===c?f.turns:null;if(l!==void 0)return u(r,{error:l,retry:d});if(!c)return u(o,{});if(!(`messages`in c.loaded.has))return u(e,{what:`completion`});if(m===null)return u(o,{});if(m.length===0)return u(t,{title:`No conversation`,children:u(`p`,{children:`Nothing is logged that can be read as one. What there is stands in Request and Response.`})});let h={held:c.held,turns:m};return a?u(O,{...h},n):u(R,{...h,isAside:i},n)}var L=200;function R({held:e,turns:t,isAside:n}){let r=(0,w.useRef)(null),i=l(b),[o]=(0,w.useState)(i),[s,d]=(0,w.useState)({}),[f,m]=(0,w.useState)(new Set),[g,_]=(0,w.useState)(0),[T,E]=(0,w.useState)(L),D=t.slice(0,T);return h((0,w.useMemo)(()=>{if(n)return M;let e=`Conversation`,t=e=>{let t=Math.max(0,Math.min(D.length-1,g+e));_(t);let n=r.current?.children[t];n instanceof HTMLElement&&n.focus()},i=D[g];return[{id:`next`,repeats:!0,title:`Next turn`,group:e,keys:[`j`],run:()=>t(1)},{id:`previous`,repeats:!0,title:`Previous turn`,group:e,keys:[`k`],run:()=>t(-1)},{id:`way`,title:`Text, Markdown, JSON`,group:e,keys:[`v`],run:()=>{if(!i)return;let e=y(s[g]??v(i.role,o));d({...s,[g]:e}),x(i.role,e)}},{id:`fold`,title:`Fold or unfold the turn`,group:e,keys:[`e`],run:()=>{let e=new Set(f);e.delete(g)||e.add(g),m(e)}},{id:`fold-all`,title:`Fold or unfold all turns`,group:e,keys:[`Shift e`],run:()=>m(f.size===D.length?new Set:new Set(D.keys()))}]},[n,D,g,s,f,o])),p(a,{children:[u(`ol`,{ref:r,className:C.turns,"aria-label":`Conversation`,children:D.map((t,n)=>u(S,{held:e,turn:t,way:s[n]??v(t.role,o),setWay:e=>{d({...s,[n]:e}),x(t.role,e)},isOpen:f.has(n),setOpen:e=>{let t=new Set(f);e?t.add(n):t.delete(n),m(t)},isFocused:n===g,onFocus:()=>_(n)},t.index))}),t.length>T&&p(c,{onPress:()=>E(T+L),children:[`Show `,Math.min(L,t.length-T),` more of `,t.length,` turns`]})]})}export{E as a,P as i,I as n,F as r,N as t};