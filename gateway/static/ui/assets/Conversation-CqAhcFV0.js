import{D as e,E as t,Gi as n,Jt as r,Oa as i,ao as a,ci as o,fo as s,ia as c,in as l,io as u,ir as d,lo as f,oo as p,qi as m,vi as h}from"./ui-DcSy0V4j.js";import{n as g,t as _}from"./worker-lbs9Cvhx.js";import{a as v,i as y,n as b,r as x,t as S}from"./TurnOf-_SLgir2s.js";import{i as C}from"./Markdown-DgabP_D9.js";var w=s(f(),1),T=new URL(`json.worker-DOBlH3Qs.js`,import.meta.url).href;function E(e,t){let[r,i]=(0,w.useState)({of:null}),[a,o]=(0,w.useState)(0);(0,w.useEffect)(()=>{if(t===null)return;let{remote:r,end:a}=_(g(T)),o=new AbortController;return(async()=>{let a=await n(e,{id:t},{signal:o.signal}),s=await r.load(a),[c]=s.errors;if(c&&Object.keys(s.has).length===0)throw m.of(c,s.cost??void 0);o.signal.aborted||i({of:t,answered:{held:r,loaded:s}})})().catch(e=>{o.signal.aborted||i({of:t,error:e})}),()=>{o.abort(),a()}},[e,t,a]);let s=r.of===t&&t!==null;return{answered:s?r.answered:void 0,error:s?r.error:void 0,again:()=>{i({of:null}),o(a+1)}}}var D=10;function O({held:e,turns:t}){let n=i(b),[r,o]=(0,w.useState)(new Set),[s,c]=(0,w.useState)(D),f=Math.max(0,t.length-s);return p(u,{children:[f>0&&a(`p`,{children:p(d,{onPress:()=>c(s*4),children:[`Show `,l(Math.min(s*3,f)),` of `,l(f),` earlier turns`]})}),a(`ol`,{className:C.turns,"aria-label":`Conversation`,children:t.slice(f).map(t=>a(S,{held:e,turn:t,isPlain:!0,way:v(t.role,n),setWay:k,isOpen:r.has(t.index),setOpen:e=>{let n=new Set(r);e?n.add(t.index):n.delete(t.index),o(n)}},t.index))})]})}var k=()=>void 0,A=c(`
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
`),j=c(`
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
`),M=[];function N({id:e,isAside:t=!1,isBrief:n=!1}){let r=E(n?j:A,e);return a(I,{id:e,isAside:t,isBrief:n,asked:r})}var P=e=>E(A,e);async function F(e,{held:t}){return t.isSame(await n(A,{id:e}))}function I({id:n,isAside:i=!1,isBrief:s=!1,asked:c}){let{answered:l,error:u,again:d}=c,[f,p]=(0,w.useState)(null);(0,w.useEffect)(()=>{l&&l.held.turns().then(e=>p({of:l,turns:e}),()=>void 0)},[l]);let m=f!==null&&f.of===l?f.turns:null;if(u!==void 0)return a(r,{error:u,retry:d});if(!l)return a(o,{});if(!(`messages`in l.loaded.has))return a(e,{what:`completion`});if(m===null)return a(o,{});if(m.length===0)return a(t,{title:`No conversation`,children:a(`p`,{children:`Nothing is logged that can be read as one. What there is stands in Request and Response.`})});let h={held:l.held,turns:m};return s?a(O,{...h},n):a(R,{...h,isAside:i},n)}var L=200;function R({held:e,turns:t,isAside:n}){let r=(0,w.useRef)(null),o=i(b),[s]=(0,w.useState)(o),[c,l]=(0,w.useState)({}),[f,m]=(0,w.useState)(new Set),[g,_]=(0,w.useState)(0),[T,E]=(0,w.useState)(L),D=t.slice(0,T);return h((0,w.useMemo)(()=>{if(n)return M;let e=`Conversation`,t=e=>{let t=Math.max(0,Math.min(D.length-1,g+e));_(t);let n=r.current?.children[t];n instanceof HTMLElement&&n.focus()},i=D[g];return[{id:`next`,repeats:!0,title:`Next turn`,group:e,keys:[`j`],run:()=>t(1)},{id:`previous`,repeats:!0,title:`Previous turn`,group:e,keys:[`k`],run:()=>t(-1)},{id:`way`,title:`Text, Markdown, JSON`,group:e,keys:[`v`],run:()=>{if(!i)return;let e=y(c[g]??v(i.role,s));l({...c,[g]:e}),x(i.role,e)}},{id:`fold`,title:`Fold or unfold the turn`,group:e,keys:[`e`],run:()=>{let e=new Set(f);e.delete(g)||e.add(g),m(e)}},{id:`fold-all`,title:`Fold or unfold all turns`,group:e,keys:[`Shift e`],run:()=>m(f.size===D.length?new Set:new Set(D.keys()))}]},[n,D,g,c,f,s])),p(u,{children:[a(`ol`,{ref:r,className:C.turns,"aria-label":`Conversation`,children:D.map((t,n)=>a(S,{held:e,turn:t,way:c[n]??v(t.role,s),setWay:e=>{l({...c,[n]:e}),x(t.role,e)},isOpen:f.has(n),setOpen:e=>{let t=new Set(f);e?t.add(n):t.delete(n),m(t)},isFocused:n===g,onFocus:()=>_(n)},t.index))}),t.length>T&&p(d,{onPress:()=>E(T+L),children:[`Show `,Math.min(L,t.length-T),` more of `,t.length,` turns`]})]})}export{E as a,P as i,I as n,F as r,N as t};