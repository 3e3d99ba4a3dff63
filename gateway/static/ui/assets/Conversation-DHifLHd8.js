import{D as e,E as t,Gi as n,Jt as r,ci as i,co as a,fo as o,ho as s,in as c,ir as l,ja as u,lo as d,qi as f,sa as p,so as m,vi as h}from"./ui-4t6V7kFh.js";import{n as g,t as _}from"./worker-lbs9Cvhx.js";import{a as v,i as y,n as b,r as x,t as S}from"./TurnOf-9gXvvoWb.js";import{i as C}from"./Markdown-D1qVsZ7m.js";var w=s(o(),1),T=new URL(`json.worker-DOBlH3Qs.js`,import.meta.url).href;function E(e,t){let[r,i]=(0,w.useState)({of:null}),[a,o]=(0,w.useState)(0);(0,w.useEffect)(()=>{if(t===null)return;let{remote:r,end:a}=_(g(T)),o=new AbortController;return(async()=>{let a=await n(e,{id:t},{signal:o.signal}),s=await r.load(a),[c]=s.errors;if(c&&Object.keys(s.has).length===0)throw f.of(c,s.cost??void 0);o.signal.aborted||i({of:t,answered:{held:r,loaded:s}})})().catch(e=>{o.signal.aborted||i({of:t,error:e})}),()=>{o.abort(),a()}},[e,t,a]);let s=r.of===t&&t!==null;return{answered:s?r.answered:void 0,error:s?r.error:void 0,again:()=>{i({of:null}),o(a+1)}}}var D=10;function O({held:e,turns:t}){let n=u(b),[r,i]=(0,w.useState)(new Set),[o,s]=(0,w.useState)(D),f=Math.max(0,t.length-o);return d(m,{children:[f>0&&a(`p`,{children:d(l,{onPress:()=>s(o*4),children:[`Show `,c(Math.min(o*3,f)),` of `,c(f),` earlier turns`]})}),a(`ol`,{className:C.turns,"aria-label":`Conversation`,children:t.slice(f).map(t=>a(S,{held:e,turn:t,isPlain:!0,way:v(t.role,n),setWay:k,isOpen:r.has(t.index),setOpen:e=>{let n=new Set(r);e?n.add(t.index):n.delete(t.index),i(n)}},t.index))})]})}var k=()=>void 0,A=p(`
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
`),M=[];function N({id:e,isAside:t=!1,isBrief:n=!1}){let r=E(n?j:A,e);return a(I,{id:e,isAside:t,isBrief:n,asked:r})}var P=e=>E(A,e);async function F(e,{held:t}){return t.isSame(await n(A,{id:e}))}function I({id:n,isAside:o=!1,isBrief:s=!1,asked:c}){let{answered:l,error:u,again:d}=c,[f,p]=(0,w.useState)(null);(0,w.useEffect)(()=>{l&&l.held.turns().then(e=>p({of:l,turns:e}),()=>void 0)},[l]);let m=f!==null&&f.of===l?f.turns:null;if(u!==void 0)return a(r,{error:u,retry:d});if(!l)return a(i,{});if(!(`messages`in l.loaded.has))return a(e,{what:`completion`});if(m===null)return a(i,{});if(m.length===0)return a(t,{title:`No conversation`,children:a(`p`,{children:`Nothing is logged that can be read as one. What there is stands in Request and Response.`})});let h={held:l.held,turns:m};return s?a(O,{...h},n):a(R,{...h,isAside:o},n)}var L=200;function R({held:e,turns:t,isAside:n}){let r=(0,w.useRef)(null),i=u(b),[o]=(0,w.useState)(i),[s,c]=(0,w.useState)({}),[f,p]=(0,w.useState)(new Set),[g,_]=(0,w.useState)(0),[T,E]=(0,w.useState)(L),D=t.slice(0,T);return h((0,w.useMemo)(()=>{if(n)return M;let e=`Conversation`,t=e=>{let t=Math.max(0,Math.min(D.length-1,g+e));_(t);let n=r.current?.children[t];n instanceof HTMLElement&&n.focus()},i=D[g];return[{id:`next`,repeats:!0,title:`Next turn`,group:e,keys:[`j`],run:()=>t(1)},{id:`previous`,repeats:!0,title:`Previous turn`,group:e,keys:[`k`],run:()=>t(-1)},{id:`way`,title:`Text, Markdown, JSON`,group:e,keys:[`v`],run:()=>{if(!i)return;let e=y(s[g]??v(i.role,o));c({...s,[g]:e}),x(i.role,e)}},{id:`fold`,title:`Fold or unfold the turn`,group:e,keys:[`e`],run:()=>{let e=new Set(f);e.delete(g)||e.add(g),p(e)}},{id:`fold-all`,title:`Fold or unfold all turns`,group:e,keys:[`Shift e`],run:()=>p(f.size===D.length?new Set:new Set(D.keys()))}]},[n,D,g,s,f,o])),d(m,{children:[a(`ol`,{ref:r,className:C.turns,"aria-label":`Conversation`,children:D.map((t,n)=>a(S,{held:e,turn:t,way:s[n]??v(t.role,o),setWay:e=>{c({...s,[n]:e}),x(t.role,e)},isOpen:f.has(n),setOpen:e=>{let t=new Set(f);e?t.add(n):t.delete(n),p(t)},isFocused:n===g,onFocus:()=>_(n)},t.index))}),t.length>T&&d(l,{onPress:()=>E(T+L),children:[`Show `,Math.min(L,t.length-T),` more of `,t.length,` turns`]})]})}export{E as a,P as i,I as n,F as r,N as t};